"""Each client's share: refused when it is used up, given back with time."""

from collections.abc import Callable

import httpx
import pytest

from fiscus.server.fair_share import Allowance, FairShare, OverShare, client_name


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def share(clock: Clock) -> FairShare:
    return FairShare(Allowance(seconds=60, burst=120, errors=30), clock)


def refusal(share: FairShare, client: str = "a") -> OverShare:
    with pytest.raises(OverShare) as caught:
        share.admit(client)
    return caught.value


def test_time_is_given_back_by_the_minute(share: FairShare, clock: Clock) -> None:
    for _ in range(12):
        share.admit("a")
        share.spend("a", 10.5)

    assert (refusal(share).limit, refusal(share).retry_after) == ("60 s of query time a minute", 6)
    clock.now += 5.9
    assert refusal(share).retry_after == 1
    clock.now += 0.2
    share.admit("a")


def test_short_queries_count_too(share: FairShare) -> None:
    for _ in range(120 * 64):
        share.admit("a")
        share.spend("a", 1 / 64)

    assert refusal(share).retry_after == 1


def test_no_more_than_the_burst_is_saved_up(share: FairShare, clock: Clock) -> None:
    share.admit("a")
    clock.now += 3600
    share.spend("a", 121)

    assert refusal(share).retry_after == 1


def test_errors(share: FairShare, clock: Clock) -> None:
    for _ in range(30):
        share.admit("a")
        share.fail("a")

    assert (refusal(share).limit, refusal(share).retry_after) == ("30 errors a minute", 2)
    clock.now += 2.1
    share.admit("a")
    share.fail("a")
    assert refusal(share).limit == "30 errors a minute"


def test_clients_are_apart(share: FairShare) -> None:
    share.spend("a", 500)

    share.admit("b")
    assert refusal(share).retry_after == 380


def test_without_limits(clock: Clock) -> None:
    share = FairShare(Allowance(seconds=0, errors=0), clock)
    for _ in range(100):
        share.admit("a")
        share.spend("a", 1000)
        share.fail("a")


def test_many_clients_take_no_more_memory(share: FairShare) -> None:
    for number in range(20_000):
        share.spend(str(number), 1)

    assert len(share._accounts) == 10_000


@pytest.mark.parametrize(
    ("host", "client"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8::1", "2001:db8::/64"),
        ("2001:db8::ffff:1", "2001:db8::/64"),
        ("", ""),
    ],
)
def test_clients(host: str, client: str) -> None:
    assert client_name(host) == client


@pytest.mark.server
def test_the_31st_error_of_a_client_is_429(new_client: Callable[[], httpx.Client]) -> None:
    bad, good = {"query": "nonsense"}, {"query": "ASK {}"}
    with new_client() as one, new_client() as other:
        statuses = [one.get("/sparql", params=bad).status_code for _ in range(30)]
        refused = one.get("/sparql", params=good)
        form = one.get("/queries/example-spending", headers={"Accept": "text/csv"})
        others = [one.get(path).status_code for path in ("/", "/ready", "/dumps/fiscus.ttl")]

        assert statuses == [400] * 30
        assert (refused.status_code, form.status_code) == (429, 429)
        assert refused.json()["limit"] == refused.headers["x-limit"] == "30 errors a minute"
        assert 1 <= int(refused.headers["retry-after"]) <= 3
        assert others == [200, 200, 200]
        assert other.get("/sparql", params=good).status_code == 200
