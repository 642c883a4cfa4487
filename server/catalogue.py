"""The catalogue for open-data portals (DCAT 3): a dataset a disclosure, the dumps as files.

No blank nodes and no time of day: the same graph gives the same catalogue.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from ..graph.vocabulary import DCTERMS, RDF, XSD, Namespace
from .addresses import Addresses
from .formats import PREFIXES
from .graph_view import DisclosureEntry
from .harvest import DumpFile, Dumps

_DCAT = Namespace(PREFIXES["dcat"])
_FOAF = Namespace(PREFIXES["foaf"])
_MEDIA_TYPE = "https://www.iana.org/assignments/media-types/"
_CHINESE = ox.NamedNode("http://publications.europa.eu/resource/authority/language/ZHO")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Writes the catalogue of one state of the graph.

    :ivar addresses: base of the data; the catalogue is ``{base}catalog``.
    :ivar host: where this service is reached, such as ``http://127.0.0.1:8000``.
    """

    addresses: Addresses
    host: str

    def triples(self, entries: list[DisclosureEntry], dumps: Dumps) -> list[ox.Triple]:
        """Return the catalogue as triples without blank nodes."""
        found = list(self._head(dumps))
        for entry in entries:
            found.extend(self._dataset(entry, dumps))
        return found

    def _head(self, dumps: Dumps) -> Iterator[ox.Triple]:
        catalogue = self._iri()
        service = self._iri("#sparql")
        yield ox.Triple(catalogue, RDF.type, _DCAT.Catalog)
        yield from _both(
            catalogue,
            DCTERMS.title,
            "部门预算公开知识图谱",
            "Knowledge graph of budget disclosures",
        )
        yield from _both(
            catalogue,
            DCTERMS.description,
            "由部门预算信息公开文本转换而来的关联数据，每个数字都注明原文出处。",
            "Linked data made from budget disclosures; every figure knows its place in the source.",
        )
        publisher = self._iri("#publisher")
        yield ox.Triple(catalogue, DCTERMS.publisher, publisher)
        yield ox.Triple(publisher, RDF.type, _FOAF.Agent)
        yield ox.Triple(publisher, _FOAF.name, ox.Literal("fiscus"))
        yield ox.Triple(catalogue, DCTERMS.language, _CHINESE)
        yield ox.Triple(catalogue, _FOAF.homepage, ox.NamedNode(f"{self.host}/"))
        yield ox.Triple(catalogue, _DCAT.service, service)
        yield ox.Triple(service, RDF.type, _DCAT.DataService)
        yield from _both(service, DCTERMS.title, "SPARQL 查询服务", "SPARQL endpoint")
        yield ox.Triple(service, _DCAT.endpointURL, ox.NamedNode(f"{self.host}/sparql"))
        yield from self._whole(dumps)

    def _whole(self, dumps: Dumps) -> Iterator[ox.Triple]:
        dataset = self._iri("#all")
        yield ox.Triple(self._iri(), _DCAT.dataset, dataset)
        yield ox.Triple(self._iri("#sparql"), _DCAT.servesDataset, dataset)
        yield ox.Triple(dataset, RDF.type, _DCAT.Dataset)
        yield from _both(dataset, DCTERMS.title, "全部预算公开数据", "All disclosures together")
        yield from _both(
            dataset,
            DCTERMS.description,
            "图谱全部内容：合并去重后的默认图，以及按来源文件分开的命名图。",
            "The whole graph: the merged default graph, and a named graph for each source file.",
        )
        yield ox.Triple(dataset, DCTERMS.publisher, self._iri("#publisher"))
        for file in dumps.whole():
            yield from self._distribution(dataset, file)

    def _dataset(self, entry: DisclosureEntry, dumps: Dumps) -> Iterator[ox.Triple]:
        path = entry.iri.removeprefix(self.addresses.base + "id/")
        dataset = self._iri(f"/{path}")
        title = entry.title or path
        yield ox.Triple(self._iri(), _DCAT.dataset, dataset)
        yield ox.Triple(dataset, RDF.type, _DCAT.Dataset)
        yield ox.Triple(dataset, DCTERMS.identifier, ox.Literal(entry.iri))
        yield ox.Triple(dataset, DCTERMS.title, ox.Literal(title, language="zh"))
        yield from _both(
            dataset,
            DCTERMS.description,
            f"“{title}”的全部事实及其原文出处。",
            f"Every fact of {title}, each with its source.",
        )
        yield ox.Triple(dataset, DCTERMS.language, _CHINESE)
        yield ox.Triple(dataset, _FOAF.primaryTopic, ox.NamedNode(entry.iri))
        page = f"{self.host}{self.addresses.local(entry.iri)}"
        yield ox.Triple(dataset, _DCAT.landingPage, ox.NamedNode(page))
        yield from self._publisher(dataset, entry)
        yield from self._period(dataset, entry.year)
        if entry.iri in dumps.by_disclosure:
            yield from self._distribution(dataset, dumps.by_disclosure[entry.iri])

    def _publisher(self, dataset: ox.NamedNode, entry: DisclosureEntry) -> Iterator[ox.Triple]:
        if not entry.publisher:
            return
        publisher = ox.NamedNode(entry.publisher)
        yield ox.Triple(dataset, DCTERMS.publisher, publisher)
        yield ox.Triple(publisher, RDF.type, _FOAF.Agent)
        if entry.publisher_name:
            yield ox.Triple(publisher, _FOAF.name, ox.Literal(entry.publisher_name, language="zh"))

    def _period(self, dataset: ox.NamedNode, year: str) -> Iterator[ox.Triple]:
        if len(year) != 4 or not year.isdecimal():
            return
        period = self._iri(f"#year-{year}")
        yield ox.Triple(dataset, DCTERMS.temporal, period)
        yield ox.Triple(period, RDF.type, DCTERMS.PeriodOfTime)
        yield ox.Triple(period, _DCAT.startDate, ox.Literal(f"{year}-01-01", datatype=XSD.date))
        yield ox.Triple(period, _DCAT.endDate, ox.Literal(f"{year}-12-31", datatype=XSD.date))

    def _distribution(self, dataset: ox.NamedNode, file: DumpFile) -> Iterator[ox.Triple]:
        url = ox.NamedNode(f"{self.host}/dumps/{file.name}")
        mark = "-" if "#" in dataset.value else "#"
        node = ox.NamedNode(f"{dataset.value}{mark}{file.media_type.rpartition('/')[2]}")
        yield ox.Triple(dataset, _DCAT.distribution, node)
        yield ox.Triple(node, RDF.type, _DCAT.Distribution)
        yield ox.Triple(node, DCTERMS.title, ox.Literal(file.name))
        yield ox.Triple(node, _DCAT.accessURL, url)
        yield ox.Triple(node, _DCAT.downloadURL, url)
        yield ox.Triple(node, _DCAT.mediaType, ox.NamedNode(_MEDIA_TYPE + file.media_type))
        size = ox.Literal(str(file.size), datatype=XSD.nonNegativeInteger)
        yield ox.Triple(node, _DCAT.byteSize, size)

    def _iri(self, suffix: str = "") -> ox.NamedNode:
        return ox.NamedNode(f"{self.addresses.base}catalog{suffix}")


def _both(node: ox.NamedNode, predicate: ox.NamedNode, zh: str, en: str) -> Iterator[ox.Triple]:
    yield ox.Triple(node, predicate, ox.Literal(zh, language="zh"))
    yield ox.Triple(node, predicate, ox.Literal(en, language="en"))
