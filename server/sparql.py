"""``/sparql``: the SPARQL 1.1 Protocol, a page for browsers, and the service description."""

from fastapi import APIRouter, Request, Response

from .answer_page import AnswerPage, page_of_graph, page_of_results
from .asking import Question, answer_response, ask, spreadsheet_response
from .formats import GRAPH_FORMATS, HTML, RESULT_FORMATS, TURTLE, render_graph
from .guard import query_form
from .negotiation import choose
from .pages import render_page
from .problems import RequestError
from .protocol_request import ProtocolRequest, read_protocol_request
from .service_description import describe_service
from .sharing import FairlyShared
from .site import Site, SiteOf, host_of
from .spreadsheet import SPREADSHEET

router = APIRouter(tags=["query"], dependencies=[FairlyShared])

EXAMPLE = """\
PREFIX fis: <https://w3id.org/fiscus/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>

SELECT ?disclosure ?title ?year WHERE {
  ?disclosure a fis:Disclosure ;
    dcterms:title ?title ;
    fis:fiscalYear ?year .
}
ORDER BY ?title
LIMIT 100
"""

RESULTS_JSON = "application/sparql-results+json"


@router.get("/sparql", summary="SPARQL 1.1 query; without one a form or the description")
async def query_by_get(request: Request, site: SiteOf) -> Response:
    """Answer a query in the address; without one show the form, or describe the service."""
    asked = await read_protocol_request(request)
    if asked.query:
        return await _answer(request, site, asked)
    accept = request.headers.get("accept")
    chosen = choose(accept, (*GRAPH_FORMATS, HTML))
    if chosen == HTML:
        return render_page(request, "sparql.html", {"query": EXAMPLE, "answer": None})
    if chosen is None:
        raise RequestError("bad-request", "there is no query", hint="name it query")
    triples = describe_service(f"{host_of(request)}/sparql", site.view.count())
    return Response(render_graph(triples, chosen).body, media_type=chosen)


@router.post("/sparql", summary="SPARQL 1.1 query, as a form or as application/sparql-query")
async def query_by_post(request: Request, site: SiteOf) -> Response:
    """Answer a query in the body."""
    return await _answer(request, site, await read_protocol_request(request))


async def _answer(request: Request, site: Site, asked: ProtocolRequest) -> Response:
    graph = query_form(asked.query) in ("CONSTRUCT", "DESCRIBE")
    question = Question(asked.query, asked.default_graphs, asked.named_graphs)
    if asked.form == SPREADSHEET and not graph:
        return await spreadsheet_response(await ask(request, question, RESULTS_JSON), "answer")
    chosen = _media_type(request, asked, tuple(GRAPH_FORMATS if graph else RESULT_FORMATS))
    if chosen != HTML:
        return answer_response(await ask(request, question, chosen))
    answer = await ask(request, question, TURTLE if graph else RESULTS_JSON)
    page: AnswerPage
    if graph:
        page = page_of_graph(answer.body, answer.snapshot, round(answer.elapsed, 3))
    else:
        seconds = round(answer.elapsed, 3)
        page = page_of_results(answer.body, site.addresses, answer.snapshot, seconds)
    return render_page(request, "sparql.html", {"query": asked.query, "answer": page})


def _media_type(request: Request, asked: ProtocolRequest, offered: tuple[str, ...]) -> str:
    """Return what the parameter ``format`` chooses, else Accept, among those that fit."""
    if asked.form in offered:
        return asked.form
    if asked.form in (*GRAPH_FORMATS, *RESULT_FORMATS, SPREADSHEET):
        return offered[0]  # a button of the form that does not fit this kind of query
    chosen = choose(asked.form or request.headers.get("accept"), (*offered, HTML))
    if chosen is None:
        hint = "for this query there is " + ", ".join(offered)
        raise RequestError("not-acceptable", "the answer has no such format", hint=hint)
    return chosen
