"""The disclosure itself: title, year, kind, publisher and what it cites."""

from dataclasses import dataclass
from typing import Annotated

from ...values import Iri, Zh, code
from ...vocabulary import DCTERMS, FIS
from ..basics.fact import Node, Stated
from ..basics.frame import Frame
from ..naming.documents import Citations
from .titled import Header


@dataclass(frozen=True, slots=True)
class Disclosure(Node):
    """The disclosure itself."""

    TYPE = FIS.Disclosure

    title: Annotated[Stated[Zh], DCTERMS.title]
    year: Annotated[Stated[int], FIS.fiscalYear]
    kind: Annotated[Stated[Iri], FIS.disclosureKind]
    publisher: Annotated[Stated[Iri], FIS.disclosedBy]
    scope: Annotated[Iri | None, FIS.scope]
    jurisdiction: Annotated[Iri, FIS.jurisdiction]
    approvals: Annotated[tuple[Iri, ...], FIS.approvedUnder]
    references: Annotated[tuple[Iri, ...], DCTERMS.references]
    digest: Annotated[str, FIS.sourceDigest]


def disclosure(head: Header, frame: Frame, cited: Citations, digest: str) -> Disclosure:
    """Return the node of the disclosure with *head*; *digest* is the SHA-256 of its file."""
    return Disclosure(
        frame.disclosure,
        title=head.title,
        year=head.year,
        kind=Stated(code("disclosure-kind", head.kind), head.year.spans),
        publisher=Stated(frame.publisher, head.name_spans),
        scope=code("scope", head.scope) if head.scope else None,
        jurisdiction=frame.minter.division(frame.division),
        approvals=cited.approvals,
        references=cited.references,
        digest=digest,
    )
