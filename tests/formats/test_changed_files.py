"""Files of every format, changed at random: each is a document or an error that says why."""

import random
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.writing.cell_stream import layout_of
from benchmarks.writing.forms import FORMS, Form
from fiscus.graph.errors import FiscusError
from fiscus.graph.ingest import convert
from fiscus.graph.reading.document import Document
from fiscus.graph.reading.formats import read

_TEXT = """怀来县水务局
2023年部门预算公开
一、部门预算安排的总体情况
1.收入说明
2023年预算收入100.50万元，其中：一般公共预算收入100.50万元。
固定资产占用情况表
	项目
	数量
	价值

	车辆
	2
	30.00

	合计
	2
	30.00

"""
_SECONDS = 10
_WORDS = (
    b"\xff\xff\xff\xff",
    b"\0\0\0\0",
    b"<",
    b">",
    b'"',
    b"&#0;",
    b"-1",
    b"9999999999",
    b"|",
    b"\t",
)


def changed(data: bytes, chance: random.Random) -> bytes:
    """Return *data* with bytes flipped, cut out, put in, or moved."""
    content = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8))):
        place, size = chance.randrange(len(content) or 1), chance.choice((1, 4, 60))
        change = chance.randrange(4)
        if change == 0 and content:
            content[place] ^= 1 << chance.randrange(8)
        elif change == 1:
            del content[place : place + size]
        elif change == 2:
            content[place:place] = chance.choice(_WORDS)
        else:
            content[place:place] = content[chance.randrange(len(content) or 1) :][:size]
    return bytes(content)


def inside(data: bytes, chance: random.Random) -> bytes:
    """Return *data*, a container, with one of its parts changed and all packed soundly."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        names = [name for name in old.namelist() if name.endswith(".xml")]
        unlucky = chance.choice(names)
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, changed(content, chance) if name == unlucky else content)
    return target.getvalue()


_SOUND = {form.name: form.write(layout_of(_TEXT)) for form in FORMS}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_sound_files_are_read(form: Form) -> None:
    assert read(_SOUND[form.name], "a").lines


@settings(deadline=1_000 * _SECONDS, max_examples=400)
@given(st.sampled_from(FORMS), st.randoms(use_true_random=False), st.booleans())
def test_a_changed_file_is_a_document_or_a_typed_error(
    form: Form,
    chance: random.Random,
    within: bool,  # noqa: FBT001
) -> None:
    change = inside if within and form.ending in {"docx", "xlsx"} else changed
    data = change(_SOUND[form.name], chance)
    try:
        assert isinstance(read(data, "a"), Document)
        assert convert(data, "a").digest
    except FiscusError:
        return
