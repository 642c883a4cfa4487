"""A peer that does not end is stopped, and the table says so."""

import time

import pytest

from benchmarks.measuring import Row, ended_within
from benchmarks.run import table


def _fail() -> None:
    raise ValueError("the peer failed")


def test_what_ends_is_measured() -> None:
    assert ended_within(lambda: None, 60.0) is not None


def test_what_does_not_end_is_stopped() -> None:
    assert ended_within(lambda: time.sleep(60), 0.2) is None


def test_what_fails_is_no_measure() -> None:
    with pytest.raises(EOFError):
        ended_within(_fail, 60.0)


def test_a_stopped_peer_has_a_least_ratio() -> None:
    rows = list(table([Row("validation", "peer", "not ended after 600 s", 1200.0, at_least=True)]))
    assert rows[-1] == "| validation | peer | not ended after 600 s | > 1.2e+03 |"
