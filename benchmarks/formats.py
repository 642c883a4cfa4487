"""docx and pdf to N-Quads, beside the least that a reader of the format must do."""

import io
import zipfile
from collections.abc import Callable, Iterator
from functools import partial

import docx
import lxml.etree
import pypdfium2

from fiscus.graph.ingest import understand_file

from .inputs import SAMPLES, Source
from .measuring import Row, best
from .writing.cell_stream import layout_of
from .writing.forms import FORMS


def measure(documents: int, rounds: int) -> Iterator[Row]:
    """Yield the rows of both formats; the documents are the samples, written in them."""
    peers: tuple[tuple[str, str, Callable[[Source], object]], ...] = (
        ("docx", "unzip, lxml parse, python-docx open", _open_docx),
        ("pdf", "pypdfium2, plain text of each page", _text_of_pdf),
    )
    for ending, name, least in peers:
        sources = _written(ending, documents)
        _ours(sources[0])
        ours = best(partial(_each, _ours, sources), rounds)
        peer = best(partial(_each, least, sources), rounds)
        group = f"{ending} to N-Quads"
        yield Row(group, "fiscus", f"{len(sources) / ours:.1f} documents/s")
        yield Row(group, name, f"{len(sources) / peer:.1f} documents/s", peer / ours)


def _each(work: Callable[[Source], object], sources: list[Source]) -> None:
    for source in sources:
        work(source)


def _written(ending: str, documents: int) -> list[Source]:
    form = next(form for form in FORMS if form.ending == ending)
    return [
        Source(f"{path.stem}.{ending}", form.write(layout_of(path.read_text("utf-8"))))
        for path in sorted(SAMPLES.glob("*.txt"))[:documents]
    ]


def _ours(source: Source) -> bytes:
    return understand_file(source.data, source.name).n_quads()


def _open_docx(source: Source) -> object:
    with zipfile.ZipFile(io.BytesIO(source.data)) as package:
        for name in package.namelist():
            part = package.read(name)
            if name.endswith((".xml", ".rels")):
                lxml.etree.fromstring(part)
    return docx.Document(io.BytesIO(source.data))


def _text_of_pdf(source: Source) -> int:
    document = pypdfium2.PdfDocument(source.data)
    characters = 0
    for page in document:
        text = page.get_textpage()
        characters += len(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return characters
