"""The forms that a validation report is written in, for the command line and for HTTP."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ..graph.validation.as_html import Frame, as_html
from ..graph.validation.as_json import as_json
from ..graph.validation.as_junit import as_junit
from ..graph.validation.as_sarif import as_sarif
from ..graph.validation.as_text import as_text
from ..graph.validation.as_turtle import as_turtle
from ..graph.validation.languages import LANGUAGES, Language
from ..graph.validation.palette import PLAIN, Palette
from ..graph.validation.profiles import GENERAL, profile_of, shapes_of
from ..graph.validation.report import FAILING, Severity
from ..graph.validation.rules import rules_of
from ..graph.validation.source_text import SourceText
from .checking import Checked
from .summary_table import summary


class Form(StrEnum):
    """The forms of a report."""

    TEXT = "text"
    TURTLE = "turtle"
    JSON = "json"
    HTML = "html"
    SARIF = "sarif"
    JUNIT = "junit"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a report is written from.

    :ivar texts: the text of each document.
    :ivar languages: the languages that text is in, the first being that of all other forms.
    :ivar failing: severities that fail a test of the JUnit form.
    :ivar again: address of a page where another document can be checked, for HTML.
    :ivar addresses: URI reference of each source by the name that evidence calls it by.
    """

    checked: Checked
    texts: Sequence[SourceText] = ()
    languages: Sequence[Language] = LANGUAGES
    failing: Collection[Severity] = FAILING
    addresses: Mapping[str, str] = field(default_factory=dict)
    palette: Palette = PLAIN
    again: str = ""

    @property
    def language(self) -> Language:
        """The language of forms that have only one."""
        return self.languages[0]


def written(form: Form, outcome: Outcome) -> str:
    """Return a report in a form, newline at the end."""
    return f"{_WRITERS[form](outcome).rstrip()}\n"


def _text(outcome: Outcome) -> str:
    checked = outcome.checked
    return as_text(checked.report, checked.subjects, outcome.languages, outcome.palette)


def _html(outcome: Outcome) -> str:
    checked, language = outcome.checked, outcome.language
    profile = profile_of(checked.profile)
    named = "" if profile.name == GENERAL else profile.labels.get(language, profile.name)
    frame = Frame(rules_of(shapes_of(profile.name)), named, outcome.again)
    return as_html(checked.report, outcome.texts, checked.subjects, language, frame)


def _sarif(outcome: Outcome) -> str:
    rules = rules_of(shapes_of(outcome.checked.profile))
    return as_sarif(outcome.checked.report, rules, outcome.language, outcome.addresses)


def _junit(outcome: Outcome) -> str:
    checked = outcome.checked
    rules = rules_of(shapes_of(checked.profile))
    return as_junit(checked.report, rules, checked.subjects, outcome.language, outcome.failing)


_WRITERS: Mapping[Form, Callable[[Outcome], str]] = {
    Form.TEXT: _text,
    Form.TURTLE: lambda outcome: as_turtle(outcome.checked.report),
    Form.JSON: lambda outcome: as_json(outcome.checked.report),
    Form.HTML: _html,
    Form.SARIF: _sarif,
    Form.JUNIT: _junit,
    Form.SUMMARY: lambda outcome: summary(outcome.checked, outcome.languages),
}
