"""``/queries``: the saved questions, as forms for people and as files for programs."""

import json
from collections.abc import Mapping

from fastapi import APIRouter, Request, Response

from ..queries.loading import saved_queries
from ..queries.saved_query import BadParameter, SavedQuery
from .answer_page import AnswerPage, page_of_graph, page_of_results
from .asking import Question, answer_response, ask, spreadsheet_response
from .conditional import keepable
from .formats import GRAPH_ENDINGS, GRAPH_FORMATS, HTML, RESULT_FORMATS, TURTLE
from .negotiation import choose, prefers_html
from .pages import render_page
from .problems import RequestError
from .sharing import FairlyShared
from .site import Site, SiteOf
from .sparql import RESULTS_JSON
from .spreadsheet import SPREADSHEET

router = APIRouter(tags=["query"])

_SPREADSHEET = f"{SPREADSHEET}.csv"
_TABLE_ENDINGS: Mapping[str, str] = {
    "csv": "text/csv",
    "json": RESULTS_JSON,
    "xml": "application/sparql-results+xml",
    "tsv": "text/tab-separated-values",
}


@router.get("/queries", summary="The saved queries")
def list_queries(request: Request) -> Response:
    """List the saved queries, as a page or as JSON."""
    queries = list(saved_queries().values())
    if prefers_html(request.headers.get("accept")):
        return render_page(request, "queries.html", {"queries": queries})
    return _json([_listed(query) for query in queries])


@router.get(
    "/queries/{name}",
    summary="A saved query: its form, its answer, or its text",
    dependencies=[FairlyShared],
)
async def answer_query(name: str, request: Request, site: SiteOf) -> Response:
    """Answer a saved query; parameters come in the address.

    ``.csv``, ``.tsv``, ``.json`` and ``.xml`` choose a format, ``.spreadsheet.csv`` is CSV
    without formulas; a query that gives RDF has ``.ttl``, ``.nt``, ``.rdf`` and ``.jsonld``
    instead. ``.rq`` gives the text. Without an ending Accept decides; browsers get a form, with
    the answer as soon as it has all values.
    """
    stem, _, ending = name.partition(".")
    query = saved_queries().get(stem)
    if query is None:
        raise RequestError("not-found", "there is no such saved query", hint="see /queries")
    endings = GRAPH_ENDINGS if query.gives_graph else _TABLE_ENDINGS
    known = (*endings, "rq") if query.gives_graph else (*endings, _SPREADSHEET, "rq")
    if ending and ending not in known:
        hint = "there are " + ", ".join(f".{each}" for each in known)
        raise RequestError("not-found", "the answer has no such format", hint=hint)
    if ending == "rq":
        return keepable(request, query.text.encode(), "application/sparql-query")
    given = dict(request.query_params)
    if ending == _SPREADSHEET:
        question = Question(query.text, substitutions=query.bind(given))
        return await spreadsheet_response(await ask(request, question, RESULTS_JSON), stem)
    formats = tuple(GRAPH_FORMATS if query.gives_graph else RESULT_FORMATS)
    chosen = endings.get(ending) or choose(request.headers.get("accept"), (*formats, HTML))
    if chosen is None:
        raise RequestError("not-acceptable", "no such format", hint=", ".join(formats))
    if chosen == HTML:
        return await _page(request, site, query, given)
    question = Question(query.text, substitutions=query.bind(given))
    return answer_response(await ask(request, question, chosen))


async def _page(
    request: Request, site: Site, query: SavedQuery, given: Mapping[str, str]
) -> Response:
    page: AnswerPage | None = None
    try:
        bound = query.bind(given)
    except BadParameter:
        if given:
            raise
    else:
        if given or not query.gives_graph:
            page = await _answer(request, site, query, Question(query.text, substitutions=bound))
    return render_page(request, "query.html", {"query": query, "given": given, "answer": page})


async def _answer(
    request: Request, site: Site, query: SavedQuery, question: Question
) -> AnswerPage:
    answer = await ask(request, question, TURTLE if query.gives_graph else RESULTS_JSON)
    seconds = round(answer.elapsed, 3)
    if query.gives_graph:
        return page_of_graph(answer.body, answer.snapshot, seconds)
    return page_of_results(answer.body, site.addresses, answer.snapshot, seconds, query.labels)


def _listed(query: SavedQuery) -> dict[str, object]:
    return {
        "name": query.name,
        "title": {"zh": query.title.zh, "en": query.title.en},
        "question": {"zh": query.question.zh, "en": query.question.en},
        "gives": "graph" if query.gives_graph else "table",
        "parameters": [
            {
                "name": parameter.name,
                "type": parameter.type,
                "required": parameter.required,
                "default": parameter.default,
                "description": {"zh": parameter.description.zh, "en": parameter.description.en},
            }
            for parameter in query.parameters
        ],
        "columns": [
            {"name": column.name, "label": {"zh": column.label.zh, "en": column.label.en}}
            for column in query.columns
        ],
    }


def _json(content: object) -> Response:
    return Response(json.dumps(content, ensure_ascii=False), media_type="application/json")
