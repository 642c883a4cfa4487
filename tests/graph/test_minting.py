"""IRIs: as published, ASCII, and never the same for different things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiscus.graph.minting import Minter, fragment, name_hash, pinyin, with_coordinates
from fiscus.graph.reading.document import Line, Place, Span
from fiscus.graph.values import Iri

MINTER = Minter("https://w3id.org/fiscus/")
SOURCE = Iri("https://w3id.org/fiscus/id/source/0123456789abcdef")


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        (MINTER.document("130730", "怀财字", 2023, 7), "document/130730/huaicaizi/2023/7"),
        (MINTER.document("130000", "冀财建", 2022, 238), "document/130000/jicaijian/2022/238"),
        (MINTER.department("130730", "471"), "department/130730/471"),
        (
            MINTER.disclosure("130730", "471.own", 2023, "budget"),
            "disclosure/130730/471.own/2023/budget",
        ),
        (MINTER.source("ab" * 32), "source/abababababababab"),
    ],
)
def test_iris_are_as_published(iri: str, expected: str) -> None:
    assert iri == f"https://w3id.org/fiscus/id/{expected}"


def test_a_name_hash_forgets_blanks_and_width() -> None:
    assert name_hash("项目　Ａ 1") == name_hash("项目A1")


@given(st.text(alphabet="怀财字吕女绿ABC1 ü", max_size=8))
def test_pinyin_is_ascii(text: str) -> None:
    assert pinyin(text).isascii()


CODES = st.text(alphabet="abc.-", min_size=1, max_size=5)


@given(
    st.dictionaries(
        st.sampled_from(["of", "function", "economic", "fund", "phase", "year"]), CODES
    ),
    st.dictionaries(
        st.sampled_from(["of", "function", "economic", "fund", "phase", "year"]), CODES
    ),
    CODES,
    CODES,
)
def test_coordinates_are_minted_injectively(
    one: dict[str, str], other: dict[str, str], item: str, other_item: str
) -> None:
    same = with_coordinates(item, one) == with_coordinates(other_item, other)
    assert same == ((item, one) == (other_item, other))


@pytest.mark.parametrize(
    ("place", "bounds", "expected"),
    [
        (Place(line=12), (1, 4), "#L12"),
        (Place(line=12), (2, 4), "#L12-c2-c4"),
        (Place(page=3, table=2, row=4, column=5), (1, 4), "#p3-t2-r4-c5"),
    ],
)
def test_fragments_name_their_place(place: Place, bounds: tuple[int, int], expected: str) -> None:
    line = Line("\tabc", place, 1)
    assert fragment(SOURCE, Span(line, *bounds)) == SOURCE + expected
