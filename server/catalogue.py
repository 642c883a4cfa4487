"""The catalogue for open-data portals (DCAT-AP 3): a dataset a disclosure, the dumps as files.

No blank nodes: the same snapshot and the same facts of the publisher give the same catalogue.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from ..graph.vocabulary import DCTERMS, RDF, XSD
from . import dcat
from .addresses import Addresses
from .catalogue_facts import CatalogueFacts
from .dcat import DCAT, FOAF, VCARD, in_both
from .graph_view import DisclosureEntry
from .harvest import DumpFile, Dumps

_NAMELESS = "fiscus"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Writes the catalogue of one state of the graph.

    :ivar addresses: base of the data; the catalogue is ``{base}catalog``.
    :ivar host: where this service is reached, such as ``http://127.0.0.1:8000``.
    :ivar facts: what only its publisher knows.
    :ivar taken: when the state was taken, ISO 8601; empty where that is not known.
    """

    addresses: Addresses
    host: str
    facts: CatalogueFacts = field(default_factory=CatalogueFacts)
    taken: str = ""

    def triples(self, entries: list[DisclosureEntry], dumps: Dumps) -> list[ox.Triple]:
        """Return the catalogue as triples without blank nodes."""
        found = [*self._head(), *self._people(), *self._service()]
        found.extend(self._whole(entries, dumps))
        for entry in entries:
            found.extend(self._dataset(entry, dumps))
        return found

    def _head(self) -> Iterator[ox.Triple]:
        catalogue = self._iri()
        yield ox.Triple(catalogue, RDF.type, DCAT.Catalog)
        yield from in_both(
            catalogue,
            DCTERMS.title,
            "部门预算公开知识图谱",
            "Knowledge graph of budget disclosures",
        )
        yield from in_both(
            catalogue,
            DCTERMS.description,
            "由部门预算信息公开文本转换而来的关联数据，每个数字都注明原文出处。",
            "Linked data made from budget disclosures; every figure knows its place in the source.",
        )
        yield ox.Triple(catalogue, DCTERMS.publisher, self._iri("#publisher"))
        yield ox.Triple(catalogue, DCTERMS.language, dcat.CHINESE)
        yield ox.Triple(catalogue, DCTERMS.spatial, dcat.CHINA)
        yield ox.Triple(catalogue, DCAT.themeTaxonomy, dcat.THEMES)
        yield from dcat.page(catalogue, FOAF.homepage, f"{self.host}/")
        yield from self._licence(catalogue)
        yield from self._dates(catalogue)

    def _dates(self, catalogue: ox.NamedNode) -> Iterator[ox.Triple]:
        if self.facts.issued:
            day = ox.Literal(self.facts.issued.isoformat(), datatype=XSD.date)
            yield ox.Triple(catalogue, DCTERMS.issued, day)
        if self.taken:
            moment = ox.Literal(self.taken, datatype=XSD.dateTime)
            yield ox.Triple(catalogue, DCTERMS.modified, moment)
        elif self.facts.modified:
            day = ox.Literal(self.facts.modified.isoformat(), datatype=XSD.date)
            yield ox.Triple(catalogue, DCTERMS.modified, day)

    def _people(self) -> Iterator[ox.Triple]:
        publisher, contact = self._iri("#publisher"), self._iri("#contact")
        name = ox.Literal(self.facts.publisher or _NAMELESS)
        yield from dcat.agent(publisher, name, self.facts.publisher_type)
        if self.facts.contact:
            by_mail = self.facts.contact.startswith("mailto:")
            address = VCARD.hasEmail if by_mail else VCARD.hasURL
            yield ox.Triple(contact, RDF.type, VCARD.Kind)
            yield ox.Triple(contact, VCARD.fn, name)
            yield ox.Triple(contact, address, ox.NamedNode(self.facts.contact))

    def _service(self) -> Iterator[ox.Triple]:
        service, endpoint = self._iri("#sparql"), ox.NamedNode(f"{self.host}/sparql")
        yield ox.Triple(self._iri(), DCAT.service, service)
        yield ox.Triple(service, RDF.type, DCAT.DataService)
        yield from in_both(service, DCTERMS.title, "SPARQL 查询服务", "SPARQL endpoint")
        yield ox.Triple(service, DCAT.endpointURL, endpoint)
        yield ox.Triple(service, DCAT.endpointDescription, endpoint)
        yield ox.Triple(service, DCTERMS.conformsTo, dcat.SPARQL_PROTOCOL)
        yield ox.Triple(service, DCTERMS.publisher, self._iri("#publisher"))
        yield ox.Triple(service, DCAT.servesDataset, self._iri("#all"))
        yield from dcat.topics(service)
        yield from self._contact(service)

    def _whole(self, entries: list[DisclosureEntry], dumps: Dumps) -> Iterator[ox.Triple]:
        dataset = self._iri("#all")
        yield from self._common(dataset)
        yield from in_both(dataset, DCTERMS.title, "全部预算公开数据", "All disclosures together")
        yield from in_both(
            dataset,
            DCTERMS.description,
            "图谱全部内容：合并去重后的默认图，以及按来源文件分开的命名图。",
            "The whole graph: the merged default graph, and a named graph for each source file.",
        )
        yield ox.Triple(dataset, DCTERMS.publisher, self._iri("#publisher"))
        yield ox.Triple(dataset, DCTERMS.spatial, dcat.CHINA)
        told = sorted(entry.year for entry in entries if _is_year(entry.year))
        if told:
            yield from self._period(dataset, told[0], told[-1])
        for file in dumps.whole():
            yield from self._distribution(dataset, file)

    def _dataset(self, entry: DisclosureEntry, dumps: Dumps) -> Iterator[ox.Triple]:
        path = entry.iri.removeprefix(self.addresses.base + "id/")
        dataset = self._iri(f"/{path}")
        title = entry.title or path
        yield from self._common(dataset)
        yield ox.Triple(dataset, DCTERMS.identifier, ox.Literal(entry.iri))
        yield ox.Triple(dataset, DCTERMS.title, ox.Literal(title, language="zh"))
        yield from in_both(
            dataset,
            DCTERMS.description,
            f"“{title}”的全部事实及其原文出处。",
            f"Every fact of {title}, each with its source.",
        )
        yield ox.Triple(dataset, FOAF.primaryTopic, ox.NamedNode(entry.iri))
        address = f"{self.host}{self.addresses.local(entry.iri)}"
        yield from dcat.page(dataset, DCAT.landingPage, address)
        yield from _publisher(dataset, entry)
        if entry.division:
            yield ox.Triple(dataset, DCTERMS.spatial, ox.NamedNode(entry.division))
        if _is_year(entry.year):
            yield from self._period(dataset, entry.year, entry.year)
        if entry.iri in dumps.by_disclosure:
            yield from self._distribution(dataset, dumps.by_disclosure[entry.iri])

    def _common(self, dataset: ox.NamedNode) -> Iterator[ox.Triple]:
        yield ox.Triple(self._iri(), DCAT.dataset, dataset)
        yield ox.Triple(dataset, RDF.type, DCAT.Dataset)
        yield ox.Triple(dataset, DCTERMS.language, dcat.CHINESE)
        yield from dcat.topics(dataset)
        yield from self._contact(dataset)

    def _period(self, dataset: ox.NamedNode, first: str, last: str) -> Iterator[ox.Triple]:
        name = f"#year-{first}" if first == last else f"#years-{first}-{last}"
        period = self._iri(name)
        yield ox.Triple(dataset, DCTERMS.temporal, period)
        yield ox.Triple(period, RDF.type, DCTERMS.PeriodOfTime)
        yield from dcat.years(period, first, last)

    def _distribution(self, dataset: ox.NamedNode, file: DumpFile) -> Iterator[ox.Triple]:
        url = ox.NamedNode(f"{self.host}/dumps/{file.name}")
        mark = "-" if "#" in dataset.value else "#"
        form = file.media_type.rpartition("/")[2]
        node = ox.NamedNode(f"{dataset.value}{mark}{form}")
        yield ox.Triple(dataset, DCAT.distribution, node)
        yield ox.Triple(node, RDF.type, DCAT.Distribution)
        yield ox.Triple(node, DCTERMS.title, ox.Literal(file.name))
        yield from in_both(
            node, DCTERMS.description, f"排好序的 {form} 文件。", f"A sorted file in {form}."
        )
        yield ox.Triple(node, DCAT.accessURL, url)
        yield ox.Triple(node, DCAT.downloadURL, url)
        yield ox.Triple(node, DCAT.mediaType, dcat.media_type(file.media_type))
        yield ox.Triple(node, DCTERMS.format, dcat.file_type(file.media_type))
        size = ox.Literal(str(file.size), datatype=XSD.nonNegativeInteger)
        yield ox.Triple(node, DCAT.byteSize, size)
        yield from self._licence(node)
        if self.facts.availability:
            planned = dcat.availability(self.facts.availability)
            yield ox.Triple(node, dcat.AVAILABILITY, planned)

    def _licence(self, node: ox.NamedNode) -> Iterator[ox.Triple]:
        if self.facts.licence:
            yield ox.Triple(node, DCTERMS.license, ox.NamedNode(self.facts.licence))

    def _contact(self, node: ox.NamedNode) -> Iterator[ox.Triple]:
        if self.facts.contact:
            yield ox.Triple(node, DCAT.contactPoint, self._iri("#contact"))

    def _iri(self, suffix: str = "") -> ox.NamedNode:
        return ox.NamedNode(f"{self.addresses.base}catalog{suffix}")


def _publisher(dataset: ox.NamedNode, entry: DisclosureEntry) -> Iterator[ox.Triple]:
    if not entry.publisher:
        return
    publisher = ox.NamedNode(entry.publisher)
    yield ox.Triple(dataset, DCTERMS.publisher, publisher)
    name = ox.Literal(entry.publisher_name, language="zh") if entry.publisher_name else None
    yield from dcat.agent(publisher, name, dcat.publisher_type_at(entry.level))


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal()
