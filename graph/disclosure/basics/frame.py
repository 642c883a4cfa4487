"""Who publishes what, for which year: what every fact of a disclosure hangs on."""

from collections.abc import Mapping
from dataclasses import dataclass

from ...minting import Minter, beneath, with_coordinates
from ...values import Iri

PHASES = {"budget": "initial-budget", "final-accounts": "executed", "self-evaluation": "executed"}


@dataclass(frozen=True, slots=True)
class Frame:
    """The identity of a disclosure.

    *division* is a GB/T 2260 code; *publisher_key* is the publisher's code, or the hash of
    its name where it has none; *kind* is a code of the list ``disclosure-kind``;
    *of_division* says that the figures are of the whole division.
    """

    minter: Minter
    source: Iri
    disclosure: Iri
    publisher: Iri
    publisher_key: str
    division: str
    year: int
    kind: str
    of_division: bool = False

    @property
    def subject(self) -> Iri:
        """Whom figures are of that say nothing else: the publisher, or the whole division."""
        return self.minter.division(self.division) if self.of_division else self.publisher

    @property
    def phase(self) -> str:
        """The phase that figures of this kind of disclosure are of unless they say otherwise."""
        return PHASES[self.kind]

    def figure(self, kind: str, item: str, coordinates: Mapping[str, str]) -> Iri:
        """Return the IRI of an amount, change, ratio or count; defaults are left out.

        :param coordinates: by the names of ``minting.COORDINATES``.
        """
        said = {"of": self.division} if self.of_division else {}
        said |= coordinates
        for name, default in (
            ("of", self.publisher_key),
            ("phase", self.phase),
            ("year", str(self.year)),
        ):
            if said.get(name) == default:
                del said[name]
        return beneath(self.disclosure, f"{kind}/{with_coordinates(item, said)}")
