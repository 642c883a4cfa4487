"""RDF that strangers send to be checked: which format it is, and what no parser may see."""

import re
from collections.abc import Mapping

import pyoxigraph as ox

from ..graph.errors import UnreadableSource
from .blank_nodes import steady

RDF_TYPES: Mapping[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
_XML = "application/rdf+xml"
_TYPE_OF_ENDING: Mapping[str, str] = {
    "ttl": "text/turtle",
    "trig": "application/trig",
    "nt": "application/n-triples",
    "nq": "application/n-quads",
    "rdf": _XML,
    "owl": _XML,
    "jsonld": "application/ld+json",
}
RDF_ENDINGS = frozenset(_TYPE_OF_ENDING)
"""Endings of file names by which RDF is told."""
_ROOT_BYTES = 64 * 1024
_RDF_ROOT = re.compile(rb"<(?:\w+:)?RDF[\s>]")
_DEEPEST = 128
_TRIPLE_TERM = re.compile(rb"(<<\()|(\)>>)")
_XML_TAG = re.compile(rb"""(<[^!?/<>](?:[^<>"']|"[^"<]*"|'[^'<]*')*(?<!/)>)|(</)""")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def rdf_type_of(content_type: str, name: str, data: bytes) -> str:
    """Return the media type of RDF, empty for what is to be read as a document.

    :param content_type: as the client declares it; it wins over the ending of the name.
    """
    declared = content_type.partition(";")[0].strip().lower()
    if declared in RDF_TYPES:
        return declared
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending in _TYPE_OF_ENDING:
        return _TYPE_OF_ENDING[ending]
    return _XML if _RDF_ROOT.search(_plain(data[:_ROOT_BYTES])) else ""


def refuse_doctype(media_type: str, data: bytes) -> None:
    """Refuse RDF/XML that declares a document type, before any parser follows its entities.

    :raises UnreadableSource: it does, in whatever Unicode encoding.
    """
    if media_type == _XML and _DOCTYPE.search(_plain(data)):
        raise UnreadableSource(
            "RDF/XML with a document type declaration is not read",
            hint="leave DOCTYPE and entities out",
        )


def refuse_nesting(media_type: str, data: bytes) -> None:
    """Refuse RDF nested deeper than parsers stand: triple terms end them, XML takes them minutes.

    :raises UnreadableSource: it is nested deeper than :data:`_DEEPEST`.
    """
    plain, depth = _plain(data), 0
    for match in (_XML_TAG if media_type == _XML else _TRIPLE_TERM).finditer(plain):
        depth += 1 if match[1] else -1 if match[2] else 0
        if depth > _DEEPEST:
            what = f"the RDF is nested more than {_DEEPEST} deep"
            raise UnreadableSource(what, hint="write it as N-Triples")


def parse_rdf(data: bytes, media_type: str) -> list[ox.Quad]:
    """Return the quads of RDF; JSON-LD contexts are never fetched. To be run in a worker.

    Blank nodes are named by what is said of them, so that they are the same in every run.

    :raises UnreadableSource: it is not what the media type says, or refers to a remote context.
    """
    refuse_doctype(media_type, data)
    refuse_nesting(media_type, data)
    try:
        quads = list(ox.parse(data, format=RDF_TYPES[media_type], base_iri="urn:x-upload:"))
    except (SyntaxError, ValueError, OSError) as error:
        if "LoadDocumentCallback" in str(error):
            hint = "write the context into the document"
            raise UnreadableSource("remote JSON-LD contexts are not fetched", hint=hint) from error
        where = f"line {error.lineno}" if isinstance(error, SyntaxError) and error.lineno else ""
        raise UnreadableSource(f"the bytes are no {media_type}", where) from error
    if any(isinstance(quad.object, ox.Triple) for quad in quads):
        hint = "leave out what is said of statements"
        raise UnreadableSource("triple terms (RDF 1.2) are not read", hint=hint)
    return steady(quads)


def _plain(data: bytes) -> bytes:
    """Return the bytes without zeros, so that ASCII shows through UTF-16 and UTF-32."""
    return data.replace(b"\0", b"")
