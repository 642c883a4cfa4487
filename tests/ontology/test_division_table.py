"""The table that disclosures are read with says what the code list says."""

from importlib.resources import files

from fiscus.graph.disclosure.naming.divisions import divisions
from fiscus.graph.disclosure.naming.place_names import heading
from fiscus.ontology.codelists.division_table import rows


def test_the_table_is_what_the_script_writes() -> None:
    committed = files("fiscus.graph.disclosure.naming").joinpath("divisions.tsv")
    assert committed.read_text(encoding="utf-8").splitlines() == list(rows())


def test_a_row_becomes_a_division() -> None:
    county = divisions()["130730"]
    told = (county.name, county.level, county.above, county.since, county.until, county.former)
    level = "https://w3id.org/fiscus/code/government-level/county"
    assert told == ("怀来县", level, "130700", 1993, None, ())


def test_every_name_heads_itself() -> None:
    """None is longer than what is looked for; the centre's are no names of a place."""
    names = {name for d in divisions().values() for name in (d.name, *d.former)}
    lost = {name for name in names if (found := heading(name, 2023)) is None or not found.end}
    assert lost == {"中央", "中华人民共和国"}
