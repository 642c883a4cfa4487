"""The rules as a page in one language: what each asks for, how severe it is, what a report says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..graph.validation.languages import SEVERITY_WORDS, message
from ..graph.validation.profiles import profile_names, profile_of, shapes_of
from ..graph.validation.rules import Rule, rules_of
from ..graph.vocabulary import FIS
from ..ontology.reference.naming import name_of
from ..ontology.reference.statements import Language
from .reference_page import reference_page, words


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule as a row of the page.

    :ivar elsewhere: which profiles set another severity, in words.
    """

    name: str
    severity: str
    word: str
    elsewhere: tuple[str, ...]
    asks: str
    says: str


@dataclass(frozen=True, slots=True)
class Group:
    """The rules that look at one class."""

    key: str
    label: str
    brief: str
    href: str
    entries: tuple[Entry, ...]


@cache
def shapes_page(language: Language) -> bytes:
    """Return the page; made once, it stays the same as long as the process runs."""
    profiles = {name: rules_of(shapes_of(name)) for name in profile_names()}
    rules = {rule.shape: rule for found in profiles.values() for rule in reversed(found)}
    by_target: dict[str, list[Rule]] = {}
    for rule in sorted(rules.values(), key=_order):
        by_target.setdefault(rule.target, []).append(rule)
    groups = [_group(target, found, profiles, language) for target, found in by_target.items()]
    purposes = {name: message(profile_of(name).comments, language) for name in profiles}
    values = {"groups": groups, "purposes": purposes, "count": len(rules)}
    return reference_page("shapes", language, "shapes/", values)


def _order(rule: Rule) -> tuple[bool, str, str]:
    return not rule.target.startswith(FIS.prefix), rule.target, rule.name


def _group(
    target: str,
    found: Sequence[Rule],
    profiles: Mapping[str, Sequence[Rule]],
    language: Language,
) -> Group:
    name, ours = name_of(target, language), target.startswith(FIS.prefix)
    local = target.replace("#", "/").rpartition("/")[2]
    return Group(
        key=f"for-{local}",
        label=name.label or local,
        brief=name.brief,
        href=f"ontology.{language}.html{name.href}" if ours else target,
        entries=tuple(_entry(rule, profiles, language) for rule in found),
    )


def _entry(rule: Rule, profiles: Mapping[str, Sequence[Rule]], language: Language) -> Entry:
    named = SEVERITY_WORDS[language]
    elsewhere = tuple(
        words(language)["elsewhere"].format(profile=profile, severity=named[other.severity])
        for profile, found in profiles.items()
        for other in found
        if other.shape == rule.shape and other.severity != rule.severity
    )
    return Entry(
        name=rule.name,
        severity=rule.severity,
        word=named[rule.severity],
        elsewhere=elsewhere,
        asks=message(rule.comments, language),
        says=message(rule.messages, language).replace("{?", "{"),
    )
