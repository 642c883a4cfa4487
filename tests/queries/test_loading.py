"""Headers of saved queries, their parameters, and every file in the package."""

import pyoxigraph as ox
import pytest

from fiscus.queries.loading import BadSavedQuery, parse_saved_query, saved_queries
from fiscus.queries.saved_query import BadParameter, Column, Parameter, SavedQuery, Wording

HEADER = """\
# title-zh: 支出
# title-en: Spending
# question-zh: 多少？
# question-en: How much?
"""
XSD = "http://www.w3.org/2001/XMLSchema#"
EXAMPLES = {
    "iri": "https://example.org/x",
    "string": "x",
    "text": "甲",
    "integer": "1",
    "decimal": "1.5",
    "year": "2023",
}


def query(*lines: str, body: str = "SELECT ?year WHERE { ?s ?p ?year }") -> SavedQuery:
    return parse_saved_query("spending", HEADER + "".join(f"{line}\n" for line in lines) + body)


def test_header_is_read() -> None:
    text = HEADER + "# param: year year=2023 | 年度 | year\nASK {}"

    expected = SavedQuery(
        "spending",
        Wording("支出", "Spending"),
        Wording("多少？", "How much?"),
        (Parameter("year", "year", "2023", required=False, description=Wording("年度", "year")),),
        text,
    )

    assert expected == parse_saved_query("spending", text)


@pytest.mark.parametrize(
    ("declared", "required", "default"),
    [("year", True, None), ("year?", False, None), ("year=2023", False, "2023")],
)
def test_need_and_default(declared: str, required: bool, default: str | None) -> None:  # noqa: FBT001
    (parameter,) = query(f"# param: year {declared} | 年度 | year").parameters

    assert (required, default) == (parameter.required, parameter.default)


@pytest.mark.parametrize(
    "line",
    [
        "# param: year",
        "# param: year year",
        "# param: year year | 年度",
        "# param: year year | | year",
        "# param: year date | 年度 | year",
        "# param: year year?=2023 | 年度 | year",
        "# param: Year year | 年度 | year",
        "# title-en: twice",
        "# column: sum",
        "# column: sum | 合计",
        "# column: sum | | total",
        "# column: ?sum | 合计 | total",
        "# column: sum | 合计 | total\n# column: sum | 合计 | total",
        "# param: a year | 甲 | a\n# param: a year | 甲 | a",
    ],
)
def test_bad_header_names_the_file(line: str) -> None:
    with pytest.raises(BadSavedQuery, match=r"^spending\.rq"):
        query(line)


def test_columns_are_labelled() -> None:
    saved = query("# column: projectName | 项目名称 | name", "# column: sum | 合计 | total")

    assert saved.columns == (
        Column("projectName", Wording("项目名称", "name")),
        Column("sum", Wording("合计", "total")),
    )
    assert saved.labels["sum"] == Wording("合计", "total")


def test_bad_default_is_refused() -> None:
    with pytest.raises(BadParameter, match="year"):
        query("# param: year year=soon | 年度 | year")


@pytest.mark.parametrize("missing", ["title-zh", "title-en", "question-zh", "question-en"])
def test_missing_field_is_named(missing: str) -> None:
    text = "".join(line + "\n" for line in HEADER.splitlines() if missing not in line) + "ASK {}"

    with pytest.raises(BadSavedQuery, match=f"{missing} is missing"):
        parse_saved_query("spending", text)


@pytest.mark.parametrize("name", ["Spending", "spend_ing", "", "../x", "-a"])
def test_bad_name(name: str) -> None:
    with pytest.raises(BadSavedQuery):
        parse_saved_query(name, HEADER + "ASK {}")


@pytest.mark.parametrize(
    ("declared", "value", "expected"),
    [
        ("iri", "https://example.org/x", ox.NamedNode("https://example.org/x")),
        ("string", "a b ", ox.Literal("a b ")),
        ("text", "项目", ox.Literal("项目", language="zh")),
        ("integer", " -5 ", ox.Literal(-5)),
        ("year", "2023", ox.Literal(2023)),
        ("decimal", "46.40", ox.Literal("46.4", datatype=ox.NamedNode(XSD + "decimal"))),
        ("decimal", "-0.00", ox.Literal("0", datatype=ox.NamedNode(XSD + "decimal"))),
        ("decimal", "1100", ox.Literal("1100", datatype=ox.NamedNode(XSD + "decimal"))),
    ],
)
def test_values_become_terms(
    declared: str, value: str, expected: ox.NamedNode | ox.Literal
) -> None:
    saved = query(f"# param: v {declared} | 值 | value")

    assert {ox.Variable("v"): expected} == saved.bind({"v": value})


@pytest.mark.parametrize(
    ("declared", "value"),
    [
        ("iri", "x"),
        ("iri", "https://e/x> } #"),
        ("iri", "https://e/x y"),
        ("integer", "1.5"),
        ("integer", "٣"),
        ("year", "23"),
        ("decimal", "1e9"),
        ("decimal", "NaN"),
        ("year", '2023" } UNION { ?s ?p ?o'),
    ],
)
def test_value_that_does_not_fit(declared: str, value: str) -> None:
    saved = query(f"# param: v {declared} | 值 | value")

    with pytest.raises(BadParameter, match="parameter v"):
        saved.bind({"v": value})


def test_unknown_and_missing() -> None:
    saved = query("# param: year year | 年度 | year")

    with pytest.raises(BadParameter, match="unknown parameter 'other'"):
        saved.bind({"year": "2023", "other": "1"})
    with pytest.raises(BadParameter, match="no value given"):
        saved.bind({"year": ""})


def test_optional_stays_unbound() -> None:
    assert query("# param: year year? | 年度 | year").bind({}) == {}


def test_injection_is_only_a_string() -> None:
    graph = ox.NamedNode("https://example.org/secret")
    store = ox.Store()
    store.add(ox.Quad(graph, graph, ox.Literal("secret"), graph))
    saved = query("# param: name string | 名 | name", body="SELECT ?name ?s WHERE { ?s ?p ?name }")

    hostile = saved.bind({"name": '" } UNION { GRAPH ?g { ?s ?p ?name } } #'})

    found = store.query(saved.text, substitutions=dict(hostile))
    assert isinstance(found, ox.QuerySolutions)
    assert len(list(found)) == 0


def test_every_file_takes_its_parameters() -> None:
    empty = ox.Store()
    for saved in saved_queries().values():
        values = {parameter.name: EXAMPLES[parameter.type] for parameter in saved.parameters}

        empty.query(saved.text, substitutions=dict(saved.bind(values)))
