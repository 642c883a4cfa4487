"""The reference pages: complete in each language, all links lead somewhere, nothing is loaded."""

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import lxml.etree
import lxml.html
import pytest

from fiscus.graph.validation.profiles import profile_names, shapes_of
from fiscus.graph.validation.rules import rules_of
from fiscus.ontology.files import code_list_names
from fiscus.ontology.reference.classes import class_iris, classes
from fiscus.ontology.reference.naming import anchor_of
from fiscus.ontology.reference.properties import properties
from fiscus.ontology.reference.statements import Language
from fiscus.ontology.terms import declared_terms
from fiscus.server.ontology_page import ontology_page
from fiscus.server.reference_page import words
from fiscus.server.reference_pages import main
from fiscus.server.reference_pages import pages as written
from fiscus.server.shapes_page import shapes_page

Page = Any
PAGES: Mapping[str, Callable[[Language], bytes]] = {
    "ontology": ontology_page,
    "shapes": shapes_page,
}
HAN = re.compile("[\u4e00-\u9fff]")
OTHER: Mapping[Language, Language] = {"zh": "en", "en": "zh"}


@pytest.fixture(scope="module", params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    found: Language = request.param
    return found


@pytest.fixture(scope="module")
def ontology(language: Language) -> Page:
    return lxml.html.document_fromstring(ontology_page(language).decode())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reference")
    main(str(made))
    return made


def text_of(element: Page) -> str:
    return " ".join(element.text_content().split())


def test_every_term_has_its_place_label_and_definition(language: Language, ontology: Page) -> None:
    described = {
        **{one.anchor: (one.name.label, one.definition) for one in classes(language)},
        **{one.anchor: (one.name.label, one.definition) for one in properties(language)},
    }

    assert set(described) == declared_terms()
    for anchor, (label, definition) in described.items():
        (entry,) = ontology.xpath(f"//*[@id='{anchor}']")
        (heading,) = entry.xpath("./h3")
        assert text_of(heading).startswith(f"{label} fis:{anchor}")
        assert definition in [text_of(one) for one in entry.xpath("./p[@class='definition']")]


def test_each_entry_leads_to_itself_in_the_other_language(
    language: Language, ontology: Page
) -> None:
    for anchor in declared_terms():
        other = f"ontology.{OTHER[language]}.html#{anchor}"
        assert len(ontology.xpath(f"//*[@id='{anchor}']//h3/a[@href='{other}']")) == 1


def test_one_language_a_page(language: Language, ontology: Page) -> None:
    """Definitions may quote the other language; headings, names and links are of one."""
    root = lxml.html.document_fromstring(lxml.html.tostring(ontology, encoding="unicode"))
    for apart in root.xpath("//*[@hreflang or @translate='no' or @class='brief'] | //a[.//code]"):
        apart.drop_tree()
    names = "//h1 | //h2 | //h3 | //h4 | //dt | //thead//th | //summary | //a | //svg//text"
    shown = {text_of(found) for found in root.xpath(names)} - {"", "#", "Apache-2.0"}

    assert len(shown) > 150
    assert {text for text in shown if bool(HAN.search(text)) != (language == "zh")} == set()


def test_words_are_the_same_in_both_languages() -> None:
    chinese, english = words("zh"), words("en")

    assert set(chinese) == set(english)
    for key, said in chinese.items():
        fields = [sorted(re.findall(r"\{(\w+)\}", text)) for text in (said, english[key])]
        assert fields[0] == fields[1], key


@pytest.mark.parametrize("name", sorted(PAGES))
def test_pages_are_well_formed(name: str, language: Language) -> None:
    parser = lxml.etree.HTMLParser(recover=False)
    text = PAGES[name](language).decode()
    # libxml2 knows HTML 4: it takes newer elements for unknown ones
    old = re.sub(r"<(/?)(?:header|nav|main|section|footer|figure|figcaption|details|summary)\b",
                 r"<\1div", text)  # fmt: skip
    old = re.sub(r"<svg.*?</svg>", "", old, flags=re.DOTALL)
    lxml.etree.fromstring(old.encode(), parser)
    ids = re.findall(r'\bid="([^"]*)"', text)

    assert len(ids) == len(set(ids))
    assert [one for one in ids if not one or " " in one] == []


def test_the_drawing_is_well_formed(language: Language) -> None:
    (drawing,) = re.findall(r"<svg.*?</svg>", ontology_page(language).decode(), flags=re.DOTALL)

    assert lxml.etree.fromstring(drawing).tag == "{http://www.w3.org/2000/svg}svg"


def test_the_diagram_names_every_class_once_with_a_link(ontology: Page) -> None:
    boxes = ontology.xpath("//svg/g/a[rect]/@href")

    assert sorted(href for href in boxes if href.startswith("#")) == sorted(
        f"#{anchor_of(iri)}" for iri in class_iris()
    )


def test_headings_go_down_one_step_at_a_time(ontology: Page) -> None:
    headings = ontology.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
    levels = [int(found.tag[1]) for found in headings]

    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_link_leads_somewhere(folder: Path) -> None:
    roots = {
        path.name: lxml.html.document_fromstring(path.read_text("utf-8"))
        for path in folder.glob("*.html")
    }
    ids = {name: set(root.xpath("//@id")) for name, root in roots.items()}
    dead = []
    for name, root in roots.items():
        for href in root.xpath("//a/@href | //link/@href"):
            file, _, fragment = href.partition("#")
            if file.startswith(("http://", "https://")):
                continue
            target = "index.html" if file == "./" else file or name
            if not (folder / target).is_file() or (
                fragment and unquote(fragment) not in ids[target]
            ):
                dead.append((name, href))

    assert len(roots) == 5
    assert dead == []


@pytest.mark.parametrize("name", sorted(PAGES))
def test_nothing_is_loaded(name: str, language: Language) -> None:
    root = lxml.html.document_fromstring(PAGES[name](language).decode())

    assert root.xpath("//script | //img | //iframe | //object | //*[@style] | //*[@src]") == []
    assert root.xpath("//link[not(@rel='alternate')]") == []
    assert "url(" not in "".join(root.xpath("//style/text()"))
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


@pytest.mark.parametrize("name", sorted(PAGES))
def test_pages_are_the_same_every_time(name: str, language: Language) -> None:
    making = PAGES[name]
    first = making(language)
    again: Callable[[Language], bytes] = making.__wrapped__  # type: ignore[attr-defined]

    assert again(language) == first


def test_every_code_list_is_described(ontology: Page) -> None:
    found = [one for one in ontology.xpath("//section/@id") if one.startswith("code-")]

    assert sorted(found) == sorted(f"code-{name}" for name in code_list_names())


def test_every_rule_has_its_place(language: Language) -> None:
    root = lxml.html.document_fromstring(shapes_page(language).decode())
    rules = {rule.name for name in profile_names() for rule in rules_of(shapes_of(name))}

    assert set(root.xpath("//tr/@id")) == rules


def test_what_is_written_is_what_is_sent(folder: Path, language: Language) -> None:
    assert (folder / f"ontology.{language}.html").read_bytes() == ontology_page(language)
    assert {name for name, _ in written()} == {
        str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()
    }
