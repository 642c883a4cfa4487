"""A report as one HTML page that works offline: findings beside the text that they are about.

The page loads nothing, its policy forbids it to (Content Security Policy, level 2), and its
style and script are allowed by their hashes alone. Without script there are no filters, all
else works.
"""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from .html_filters import filters
from .html_findings import Shown, badge, finding
from .html_rules import rules_section
from .html_summary import stale, summary
from .html_text import TEXT_LANGUAGE, index_of, text_section
from .html_words import WORDS
from .languages import TAGS, Language
from .markup import Markup, element, together
from .money import WAN_YUAN
from .report import SEVERITIES, Report, Result
from .rules import Rule, rules_of, shapes_graph
from .source_text import SourceText, cited
from .subject import Subject

SHAPES = "https://w3id.org/fiscus/shapes"
_FULL_TEXT = 4_000_000
"""Characters of source text that a page holds; of further sources it shows the places cited."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page says around the findings.

    :ivar rules: the rules that were applied; all about disclosures if none are given.
    :ivar profile: what their set is called, empty to leave it out.
    :ivar again: address of a page where another document can be checked, empty for none.
    """

    rules: tuple[Rule, ...] = ()
    profile: str = ""
    again: str = ""


BARE = Frame()


def as_html(
    report: Report,
    texts: Iterable[SourceText] = (),
    subjects: Iterable[Subject] = (),
    language: Language = "zh",
    frame: Frame = BARE,
) -> str:
    """Return *report* as a page.

    :param texts: the text of the sources, as far as it is known.
    :param subjects: the disclosures that were checked.
    """
    page = _Page(report, tuple(texts), tuple(subjects), language, frame)
    return f"<!DOCTYPE html>\n{page.html()}\n"


class _Page:
    def __init__(
        self,
        report: Report,
        texts: Sequence[SourceText],
        subjects: Sequence[Subject],
        language: Language,
        frame: Frame,
    ) -> None:
        self.frame = frame
        self.report, self.subjects, self.language = report, subjects, language
        self.words: Mapping[str, str] = WORDS[language]
        shown = _within(texts, {p.source for r in report.results for p in r.evidence})
        self.texts = (*shown, *cited(report, [text.name for text in shown]))
        ordered = sorted(report.results, key=self._rank)
        self.numbered: dict[int, Result] = dict(enumerate(ordered, start=1))
        rules = {rule.shape: rule for rule in frame.rules or rules_of(shapes_graph())}
        known = {subject.iri: subject for subject in subjects}
        index = index_of(self.texts, self.numbered, known)
        self.shown = Shown(report, index, rules, language, known, len(self.texts))

    def html(self) -> Markup:
        return element(
            "html", self._head(), element("body", self._body()), lang=TAGS[self.language]
        )

    def _head(self) -> Markup:
        return element(
            "head",
            element("meta", charset="utf-8"),
            element("meta", http_equiv="Content-Security-Policy", content=page_policy()),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="referrer", content="no-referrer"),
            element("title", self._title()),
            element("style", Markup(_resource("report.css"))),
        )

    def _title(self) -> str:
        names = [subject.name for subject in self.subjects]
        return f"{names[0]} – {self.words['title']}" if len(names) == 1 else self.words["title"]

    def _body(self) -> Markup:
        words = self.words
        return together(
            element("a", words["skip_findings"], href="#findings", class_="skip"),
            element("a", words["skip_text"], href="#text", class_="skip") if self.texts else "",
            self._header(),
            element("main", self._findings(), self._text()),
            element("footer", element("p", self._again(), words["made_by"].format(SHAPES))),
            element("script", Markup(_resource("report.js"))),
        )

    def _again(self) -> Markup:
        link = element("a", self.words["again"], href=self.frame.again)
        return together(link, " ") if self.frame.again else together()

    def _header(self) -> Markup:
        words, counts = self.words, self.report.counts
        names = [s.name for s in self.subjects] or [text.name for text in self.texts]
        stated = [source for subject in self.subjects for source in subject.sources]
        files_ = [text.name for text in self.texts] or stated
        return element(
            "header",
            element("p", words["title"], class_="kicker") if len(names) == 1 else "",
            element("h1", names[0] if len(names) == 1 else words["title"]),
            element("p", files_[0], class_="note") if len(files_) == 1 else "",
            element("p", element("strong", words[self._verdict()]), class_="verdict"),
            element("p", [badge(s, self.language, counts[s]) for s in SEVERITIES], class_="counts"),
            element("p", self._profile(), words["legend"], " ", self._unit(), class_="note"),
            filters(self.numbered.values(), self.shown),
        )

    def _rank(self, result: Result) -> tuple[bool, int]:
        """Return the key by which what is new comes first, then what is worse."""
        return self.report.reason(result) is not None, SEVERITIES.index(result.severity)

    def _verdict(self) -> str:
        if self.report.empty:
            return "empty"
        if self.report.conforms:
            return "conforms"
        return "fails" if self.report.new_counts["violation"] else "nothing_new"

    def _profile(self) -> Markup:
        named = self.words["profile"].format(self.frame.profile)
        return element("span", named, class_="profile") if self.frame.profile else together()

    def _unit(self) -> Markup:
        before, _, after = self.words["unit"].partition("{}")
        name = element("span", WAN_YUAN.name, lang=TEXT_LANGUAGE)
        return together(before, name, after)

    def _findings(self) -> Markup:
        words = self.words
        cards = [finding(number, result, self.shown) for number, result in self.numbered.items()]
        none = "" if cards or self.report.empty else element("p", words["nothing"])
        hidden = element("p", words["nothing_shown"], id="none-shown", hidden=True)
        return element(
            "section",
            summary(self.report, self.subjects, self.language),
            element("h2", words["findings"]),
            none,
            hidden,
            cards,
            rules_section(self.numbered, self.shown.rules, self.language),
            stale(self.report, self.language),
            id="findings",
            tabindex="0",
            aria_label=words["findings"],
        )

    def _text(self) -> Markup:
        if not self.texts:
            return together()
        sections = [text_section(text, self.shown.index, self.language) for text in self.texts]
        title = self.words["text"]
        return element(
            "section", element("h2", title), sections, id="text", tabindex="0", aria_label=title
        )


def _within(texts: Sequence[SourceText], wanted: set[str]) -> tuple[SourceText, ...]:
    """Return the texts to be shown whole: of one source, else those with findings, to the limit."""
    shown, size = list[SourceText](), 0
    for text in texts:
        if text.name in wanted or len(texts) == 1:
            size += sum(len(line.text) for line in text.lines())
            if size <= _FULL_TEXT:
                shown.append(text)
    return tuple(shown)


@cache
def _resource(name: str) -> str:
    return files("fiscus.graph.validation").joinpath(name).read_text("utf-8")


@cache
def page_policy() -> str:
    """Return the Content Security Policy of every page: its own style and script, nothing else."""
    rules = {
        "default-src": "'none'",
        "style-src": _hash("report.css"),
        "script-src": _hash("report.js"),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hash(name: str) -> str:
    digest = sha256(_resource(name).encode()).digest()
    return f"'sha256-{b64encode(digest).decode()}'"
