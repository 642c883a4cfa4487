"""What a person is told of a query that is none."""

import pyoxigraph as ox
import pytest

from fiscus.server.syntax_faults import syntax_error

FIS = "PREFIX fis: <https://w3id.org/fiscus/ontology#> put"
CASES = {
    "SELECT * {\n ?s rdfs:label ?o": "line 1, column 10: { is not closed (add })",
    "SELECT * {\n ?s rdfs:label ?o }": "line 2, column 5: the prefix rdfs: is not declared "
    "(put PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> in front)",
    "SELECT * { ?s my:own ?o }": "line 1, column 15: the prefix my: is not declared "
    "(put PREFIX my: <…> in front)",
    "PREFIX a: <urn:a> ASK { ?s a:b/:c _:d }": "line 1, column 32: the prefix : is not declared "
    "(put PREFIX : <…> in front)",
    "SELEC * { }": "this is no SPARQL query (begin with SELECT, ASK, CONSTRUCT or DESCRIBE)",
    "": "this is no SPARQL query (begin with SELECT, ASK, CONSTRUCT or DESCRIBE)",
    "INSERT DATA { <urn:a> <urn:b> 1 }": "this is an update, not a query "
    "(ask with SELECT, ASK, CONSTRUCT or DESCRIBE)",
    'ASK { ?s ?p "财政 }': "line 1, column 13: the text in quotation marks that begins here "
    "does not end (close it with the same mark)",
    "ASK { ?s ?p ?o ； ?q 1 }": "line 1, column 16: ； is Chinese punctuation (write ; instead)",
    "ASK { ?s ?p ?o }}": "line 1, column 17: } closes nothing that is open",
    "ASK { ?s ?p (1 2} )": "line 1, column 17: } closes nothing that is open",
    "SELECT ?x { ?x a ?y } GROUP BY ?y": "with GROUP BY or an aggregate, SELECT may name only "
    "what is grouped, and aggregates (add the variable to GROUP BY, or ask for SAMPLE(?variable))",
    "SELECT * { ?s ?p ?o } LIMIT ten": "line 1, column 29: what begins here is not understood: "
    "ten (see SPARQL 1.1 Query Language)",
    'SELECT * { ?s ?p "（；" FILTER(?s > ) } # （': "the query is not complete, or a part of it "
    "is no SPARQL (see SPARQL 1.1 Query Language)",
}


@pytest.mark.parametrize(("text", "told"), CASES.items())
def test_it_is_told_what_where_and_what_to_do(text: str, told: str) -> None:
    with pytest.raises(SyntaxError) as fault:
        ox.Store().query(text)

    assert syntax_error(text, str(fault.value)).sentence() == told


def test_a_parser_that_names_no_place() -> None:
    assert syntax_error("ASK { ?s ?p }", "no").sentence().startswith("the query is not complete")
