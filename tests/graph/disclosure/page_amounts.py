"""The amounts that a page states, for cases that are a page."""

from fiscus.graph.disclosure.figures.amounts import BudgetAmount
from fiscus.graph.disclosure.understanding import understand
from fiscus.graph.reading.formats import read
from fiscus.graph.vocabulary import BASE


def amounts_of(page: str) -> dict[str, str]:
    """Return the amounts in yuan that an html *page* states, by the ends of their IRIs."""
    found = understand(read(page.encode(), "page.html"), BASE)
    start = f"{found.frame.disclosure}/amount/"
    return {
        node.iri.removeprefix(start): f"{node.amount.value:f}"
        for node in found.nodes
        if isinstance(node, BudgetAmount)
    }
