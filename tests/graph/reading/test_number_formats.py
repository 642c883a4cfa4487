"""Numbers under number formats, as a reader of the sheet sees them."""

import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fiscus.graph.reading.document import Place
from fiscus.graph.reading.sheets.hidden_digits import HiddenDigits
from fiscus.graph.reading.sheets.number_formats import shown_number, shown_plainly, shown_text


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (1234.5, "#,##0.00", "1,234.50"),
        (1.005, "0.00", "1.01"),
        (-1234.5, "#,##0.00;[Red](#,##0.00)", "(1,234.50)"),
        (0, '#,##0.00;-#,##0.00;"-"', "-"),
        (0, "0.00;-0.00;", ""),
        (0.1234, "0.00%", "12.34%"),
        (12345678, '0.00,,"百万"', "12.35百万"),
        (123456, '0!.0,"万"', "12.3万"),
        (7, "00", "07"),
        (12.34, "0", "12"),
        (2010101, "0000000", "2010101"),
        (45047, "yyyy/m/d", "2023/5/1"),
        (45047, 'yyyy"年"m"月"d"日"', "2023年5月1日"),
        (45047, "[$-804]yyyy年m月", "2023年5月"),
        (45047.75, "h:mm", "18:00"),
        (60, "yyyy-mm-dd", "1900-02-28"),
        (1234.5, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.50"),
        (5, '"¥"#,##0', "¥5"),
        (5, "@", "5"),
        (1.5, "[>1]0.0;0", "1.5"),
        (1e300, "0", "1" + "0" * 300),
        (0.30000000000000004, "General", "0.3"),
        (0.30000000000000004, "0.00", "0.30"),
    ],
)  # fmt: skip
def test_numbers_as_shown(value: float, form: str, expected: str) -> None:
    assert shown_number(value, form) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1234567.891234, "1234567.891234"),
        (12345678901.25, "12345678901.25"),
        (999999999999.99, "999999999999.99"),
        (1 / 3, "0.33333333333"),
        (1234.56 + 0.1 + 0.2, "1234.86"),
        (2100000000000001, "2.100000000000000E+15".replace(".100000000000000", ".1")),
        (0.00000012, "1.2E-07"),
        (-0.0, "0"),
    ],
)
def test_no_digit_of_an_amount_is_lost_without_a_format(value: float, expected: str) -> None:
    assert shown_plainly(value) == expected


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_amounts_in_cents_come_back_whatever_their_size(cents: int) -> None:
    assert float(shown_plainly(cents / 100)) == cents / 100


@example(sys.float_info.max, "")
@given(st.floats(), st.text('0#?,.%;@E+-[]<>=ymdhs/\\"_*Ge年$', max_size=30))
def test_any_format_shows_something(value: float, form: str) -> None:
    assert isinstance(shown_number(value, form), str)
    assert isinstance(shown_text("文", form), str)


def test_text_sections() -> None:
    assert shown_text("文", '0;-0;0;"《"@"》"') == "《文》"
    assert shown_text("文", "0.00") == "文"


def test_hidden_digits_are_noted_once_with_the_first() -> None:
    hidden = HiddenDigits()
    for row, (value, form) in enumerate(
        [(1234.5, "#,##0.00"), (45047, "yyyy/m/d"), (12.34, "0"), (0.125, "0%"), (5.5, "General")]
    ):
        hidden.note(Place(row=row), value, form, shown_number(value, form))
    (noted,) = hidden.unread()
    assert (noted.place.row, noted.what) == (2, "2 cells hold more digits than they show")
    assert noted.text == "12.34 is shown as '12'"
