"""``/search``: nodes of the graph by a part of their name, title or number."""

import json
from dataclasses import asdict, dataclass

import pyoxigraph as ox
from fastapi import APIRouter, Request, Response

from .addresses import ONTOLOGY
from .asking import Question, ask
from .formats import shorten
from .negotiation import prefers_html
from .pages import render_page
from .problems import RequestError
from .sharing import FairlyShared
from .site import Site, SiteOf
from .sparql import RESULTS_JSON

router = APIRouter(tags=["query"], dependencies=[FairlyShared])

MOST = 100
_LONGEST = 100
_QUERY = f"""
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX fis: <https://w3id.org/fiscus/ontology#>
SELECT ?node (SAMPLE(?name) AS ?label) (SAMPLE(?kind) AS ?type) ?needle WHERE {{
  ?node skos:prefLabel|skos:altLabel|dcterms:title|fis:documentNumber|fis:projectCode ?name .
  FILTER(CONTAINS(LCASE(STR(?name)), ?needle))
  OPTIONAL {{ ?node a ?kind FILTER(STRSTARTS(STR(?kind), "{ONTOLOGY}")) }}
}}
GROUP BY ?node ?needle ORDER BY ?type STRLEN(?label) ?label ?node LIMIT {MOST}
"""
_BRACKETS = str.maketrans("[]【】﹝﹞", "〔〕〔〕〔〕")


@dataclass(frozen=True, slots=True)
class Hit:
    """A node that was found.

    :ivar link: where this service opens it.
    """

    iri: str
    label: str
    link: str
    kind_zh: str
    kind_en: str


@router.get("/search", summary="Nodes by a part of their name, title or number")
async def search(request: Request, site: SiteOf, q: str = "") -> Response:
    """Find nodes whose name holds ``q``, at most 100; a page, or JSON for programs."""
    wanted = q.strip()
    if len(wanted) > _LONGEST:
        raise RequestError("bad-parameter", "the text is too long", limit=f"{_LONGEST} characters")
    hits = await _find(request, site, wanted) if wanted else []
    if prefers_html(request.headers.get("accept")):
        return render_page(request, "search.html", {"q": wanted, "hits": hits, "most": MOST})
    body = json.dumps({"hits": [asdict(hit) for hit in hits]}, ensure_ascii=False)
    return Response(body, media_type="application/json", headers={"Vary": "Accept"})


async def _find(request: Request, site: Site, wanted: str) -> list[Hit]:
    needle = ox.Literal(wanted.lower().translate(_BRACKETS))
    question = Question(_QUERY, substitutions={ox.Variable("needle"): needle})
    answer = await ask(request, question, RESULTS_JSON)
    bindings = json.loads(answer.body)["results"]["bindings"]
    return [_hit(site, binding) for binding in bindings]


def _hit(site: Site, binding: dict[str, dict[str, str]]) -> Hit:
    iri, kind = binding["node"]["value"], binding.get("type", {}).get("value", "")
    return Hit(
        iri,
        binding["label"]["value"],
        site.addresses.local(iri),
        site.published.label(kind, "zh") if kind else "",
        (site.published.label(kind, "en") or shorten(kind)) if kind else "",
    )
