"""The nodes of the publisher and its units, with every spelling and where it stands."""

from collections.abc import Iterator

from ...reading.document import Document, Span
from ...values import zh
from ..basics.fact import Stated
from ..basics.folding import fold
from ..naming.names import Mention, by_name, own_mentions, preferred, spellings
from .identity import Identity, unit_key
from .organisation import BudgetDepartment, BudgetUnit, short_mentions, short_name


def units(document: Document, identity: Identity) -> tuple[BudgetUnit, ...]:
    """Return the units that the table of units lists or a project table names."""
    labels: dict[str, str] = {}
    places: dict[str, list[Span]] = {}
    for name, spans in _unit_places(identity):
        labels.setdefault(fold(name), name)
        places.setdefault(fold(name), []).extend(spans)
    head = identity.head
    if head.is_unit and fold(head.name) not in labels:
        labels[fold(head.name)] = head.name
        places[fold(head.name)] = list(head.name_spans)
    return tuple(
        _unit(document, identity, label, tuple(dict.fromkeys(places[folded])))
        for folded, label in labels.items()
    )


def _unit_places(identity: Identity) -> Iterator[tuple[str, tuple[Span, ...]]]:
    for row in identity.rows:
        yield row.name, row.cells["name"].spans()
    for mention in identity.unit_mentions:
        yield mention.name, mention.spans


def _unit(
    document: Document, identity: Identity, label: str, spans: tuple[Span, ...]
) -> BudgetUnit:
    frame = identity.frame
    own = [m for m in identity.unit_mentions if fold(m.name) == fold(label)]
    is_publisher = fold(label) == fold(identity.head.name) and identity.head.is_unit
    key = own[0].code if own else (_code(frame.publisher_key) if is_publisher else None)
    short = short_name(label, identity.division_name)
    shorts = by_name(short_mentions(document, short)) if short else {}
    iri = frame.minter.unit(frame.division, key or unit_key(label, frame))
    return BudgetUnit(
        iri,
        label=Stated(zh(label), spans),
        other_labels=tuple(Stated(zh(name), found) for name, found in shorts.items()),
        code=Stated(key, tuple(s for m in own for s in m.code_spans)) if own and key else key,
        jurisdiction=frame.minter.division(frame.division),
        department=None if iri == frame.publisher else frame.publisher,
        referenced_by=frame.disclosure,
    )


def department(
    document: Document, identity: Identity, listed: tuple[BudgetUnit, ...]
) -> BudgetDepartment | None:
    """Return the publishing department under every name; nothing where a unit publishes."""
    if identity.head.is_unit:
        return None
    frame = identity.frame
    glued = [m for m in identity.coded if m.code == frame.publisher_key]
    mentions = _mentions(document, identity, listed, glued)
    places, label = by_name(mentions), preferred(mentions)
    code_spans = tuple(span for mention in glued for span in mention.code_spans)
    key = frame.publisher_key
    return BudgetDepartment(
        frame.publisher,
        label=Stated(zh(label), places[label]),
        other_labels=tuple(
            Stated(zh(name), spans) for name, spans in places.items() if name != label
        ),
        code=(Stated(key, code_spans) if code_spans else key) if _is_code(key) else None,
        jurisdiction=frame.minter.division(frame.division),
        referenced_by=frame.disclosure,
    )


def _code(key: str) -> str | None:
    return key if _is_code(key) else None


def _is_code(key: str) -> bool:
    """Tell a publisher's code from the hash of a name, which has 16 digits."""
    return key.isdigit() and len(key) < 16


def _mentions(
    document: Document,
    identity: Identity,
    listed: tuple[BudgetUnit, ...],
    glued: list[Mention],
) -> list[Mention]:
    """Return every place that names the department, each character counted once."""
    head = identity.head
    names = [unit.label.value for unit in listed]
    found = list(spellings(document, identity.division_name, names))
    own = [Mention(head.name, head.name_spans), *glued]
    if fold(head.name) not in {fold(name) for name in names}:
        for name in dict.fromkeys((identity.full_name, fold(head.name))):
            own += own_mentions(document, name, names)
    of_units = [span for unit in listed for span in unit.label.spans]
    for mention in own:
        known = [span for other in found for span in other.spans]
        known += of_units if mention.spans != head.name_spans and mention not in glued else []
        if not any(_overlap(span, other) for span in mention.spans for other in known):
            found.append(mention)
    return found


def _overlap(one: Span, other: Span) -> bool:
    return one.line is other.line and one.start < other.end and other.start < one.end
