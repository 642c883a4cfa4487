"""The code lists, described in one language: what they are, and their concepts as a tree."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache

from ...graph.vocabulary import CODE, OWL, SKOS
from ..files import code_list_file, code_list_names
from .naming import Name, shorten
from .statements import Language, Statements, statements_of

SHOWN_WHOLE = 200
"""Concepts of a list that a page shows; of a longer one it shows the two top levels."""
_DCTERMS = "http://purl.org/dc/terms/"


@dataclass(frozen=True, slots=True)
class Concept:
    """A code as a line of a table.

    :ivar depth: how far beneath the top it stands, from 0.
    :ivar others: spellings by which texts name it, in Chinese.
    :ivar also: the notations of further concepts that it is part of.
    """

    anchor: str
    depth: int
    notation: str
    label: str
    definition: str
    others: tuple[str, ...]
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodeList:
    """A code list.

    :ivar count: how many concepts it has.
    :ivar concepts: those that are shown, broader ones before narrower ones.
    :ivar for_rules: whether it holds words that rules look for, rather than values of properties.
    """

    name: Name
    key: str
    title: str
    description: str
    edition: str
    sources: tuple[str, ...]
    licence: str
    replaced_by: tuple[Name, ...]
    count: int
    concepts: tuple[Concept, ...]
    for_rules: bool

    @property
    def whole(self) -> bool:
        """Whether all concepts are shown."""
        return len(self.concepts) == self.count


def code_lists(for_rules: Container[str], language: Language) -> tuple[CodeList, ...]:
    """Return all code lists, those that are values first.

    :param for_rules: names of the lists whose words rules look for.
    """
    found = [_code_list(name, name in for_rules, language) for name in code_list_names()]
    return tuple(sorted(found, key=lambda one: (one.for_rules, one.key)))


def scheme_name(iri: str, language: Language) -> Name:
    """Return how a code list is named."""
    name = iri.removeprefix(CODE)
    return Name(iri, shorten(iri), _statements(name).label(iri, language), f"#code-{name}")


def concept_name(iri: str, language: Language) -> Name:
    """Return how a concept of a code list is named; its IRI begins with that of the list."""
    name = iri.removeprefix(CODE)
    label = _statements(name.partition("/")[0]).label(iri, language)
    return Name(iri, shorten(iri), label, f"#code-{name}")


@cache
def _statements(name: str) -> Statements:
    return statements_of([code_list_file(name)])


def _code_list(name: str, for_rules: bool, language: Language) -> CodeList:  # noqa: FBT001
    stated, iri = _statements(name), CODE + name
    inside = stated.subjects(SKOS.inScheme.value, iri)
    limit = None if len(inside) <= SHOWN_WHOLE else 2
    replaced = stated.objects(iri, f"{_DCTERMS}isReplacedBy")
    return CodeList(
        name=scheme_name(iri, language),
        key=name,
        title=stated.label(iri, language),
        description=stated.text(iri, f"{_DCTERMS}description", language),
        edition=stated.text(iri, OWL.versionInfo.value, language),
        sources=tuple(stated.objects(iri, f"{_DCTERMS}source")),
        licence=next(iter(stated.objects(iri, f"{_DCTERMS}license")), ""),
        replaced_by=tuple(scheme_name(one, language) for one in replaced),
        count=len(inside),
        concepts=tuple(_tree(stated, inside, language, limit)),
        for_rules=for_rules,
    )


def _tree(
    stated: Statements, inside: list[str], language: Language, limit: int | None
) -> Iterator[Concept]:
    parents = {iri: stated.objects(iri, SKOS.broader.value) for iri in inside}
    beneath: dict[str, list[str]] = {}
    for iri, broader in parents.items():
        beneath.setdefault(broader[0] if broader else "", []).append(iri)

    def walk(iri: str, depth: int) -> Iterator[Concept]:
        if limit is None or depth < limit:
            yield _concept(stated, iri, depth, parents[iri][1:], language)
            for one in beneath.get(iri, ()):
                yield from walk(one, depth + 1)

    for top in beneath.get("", ()):
        yield from walk(top, 0)


def _concept(
    stated: Statements, iri: str, depth: int, also: list[str], language: Language
) -> Concept:
    spelled = [SKOS.altLabel.value, SKOS.hiddenLabel.value]
    return Concept(
        anchor=f"code-{iri.removeprefix(CODE)}" if iri.startswith(CODE) else "",
        depth=depth,
        notation=stated.text(iri, SKOS.notation.value, language),
        label=stated.label(iri, language),
        definition=stated.text(iri, SKOS.definition.value, language),
        others=tuple(text for name in spelled for text in stated.texts(iri, name, "zh")),
        also=tuple(stated.text(one, SKOS.notation.value, language) for one in also),
    )
