"use strict";
(function () {
  const form = document.getElementById("filter");
  if (!form) return;
  const findings = Array.from(document.querySelectorAll("article.finding"));
  const showing = document.getElementById("showing");
  const none = document.getElementById("none-shown");

  function ticked(name) {
    const boxes = Array.from(form.querySelectorAll(`input[name="${name}"]`));
    return boxes.length ? boxes.filter((box) => box.checked).map((box) => box.value) : null;
  }

  function apply() {
    const severity = ticked("severity");
    const status = ticked("status");
    const section = form.elements.section.value;
    const disclosure = form.elements.disclosure ? form.elements.disclosure.value : " ";
    let shown = 0;
    for (const finding of findings) {
      const kept = severity.includes(finding.dataset.severity)
        && (section === " " || section === finding.dataset.section)
        && (disclosure === " " || disclosure === finding.dataset.disclosure)
        && (!status || status.includes(finding.dataset.status));
      finding.hidden = !kept;
      if (kept) shown += 1;
    }
    none.hidden = shown > 0;
    showing.textContent = showing.dataset.words
      .replace("{shown}", shown).replace("{total}", findings.length);
  }

  function follow() {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.hidden) { form.reset(); apply(); }
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  }

  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  window.addEventListener("hashchange", follow);
  apply();
  follow();
})();
