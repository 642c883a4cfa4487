"""What one client may take of the service: query time and errors a minute, kept in memory.

Two buckets a client fill up steadily. Time is counted for every query, short ones too and those
whose client left; an empty bucket is 429 until some of it has come back.
"""

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from ..graph.errors import FiscusError

_REMEMBERED = 10_000
_IPV6_PREFIX = 64


@dataclass(frozen=True, slots=True)
class Allowance:
    """How much one client may take.

    :ivar seconds: seconds of query time a minute; 0 for no limit.
    :ivar burst: seconds that may be taken at once after a rest.
    :ivar errors: requests a minute that may fail by the client's own fault; 0 for no limit.
    """

    seconds: float = 60.0
    burst: float = 120.0
    errors: float = 30.0


class OverShare(FiscusError):
    """A client has taken more than its share.

    :ivar limit: the limit in words.
    :ivar retry_after: seconds after which it is worth trying again.
    """

    reason = "over-share"

    def __init__(self, limit: str, retry_after: int) -> None:
        self.limit = limit
        self.retry_after = retry_after
        super().__init__(
            "this client has taken more than its share",
            hint=f"try again in {retry_after} seconds; for everything at once take a dump",
        )


@dataclass(slots=True)
class _Account:
    """What is left for one client, as of ``since``."""

    seconds: float
    errors: float
    since: float


class FairShare:
    """Keeps account of the clients that asked last."""

    def __init__(
        self, allowance: Allowance | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._allowance = allowance or Allowance()
        self._clock = clock
        self._accounts: OrderedDict[str, _Account] = OrderedDict()

    def admit(self, client: str) -> None:
        """Let a request of this client through.

        :raises OverShare: one of its limits is used up.
        """
        allowance, account = self._allowance, self._account(client)
        if allowance.seconds and account.seconds <= 0:
            limit = f"{allowance.seconds:g} s of query time a minute"
            raise OverShare(limit, _wait(account.seconds, allowance.seconds))
        if allowance.errors and account.errors < 1:
            limit = f"{allowance.errors:g} errors a minute"
            raise OverShare(limit, _wait(account.errors - 1, allowance.errors))

    def spend(self, client: str, seconds: float) -> None:
        """Count the running time of a query."""
        self._account(client).seconds -= seconds

    def fail(self, client: str) -> None:
        """Count a request that failed by the client's own fault."""
        self._account(client).errors -= 1

    def _account(self, client: str) -> _Account:
        allowance, now = self._allowance, self._clock()
        account = self._accounts.pop(client, None)
        if account is None:
            account = _Account(allowance.burst, allowance.errors, now)
        minutes = (now - account.since) / 60
        account.seconds = min(allowance.burst, account.seconds + minutes * allowance.seconds)
        account.errors = min(allowance.errors, account.errors + minutes * allowance.errors)
        account.since = now
        self._accounts[client] = account
        if len(self._accounts) > _REMEMBERED:
            self._accounts.popitem(last=False)
        return account


def client_name(host: str) -> str:
    """Return whom an address stands for: itself, or the network of 2^64 that IPv6 gives out."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv4Address):
        return host
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, _IPV6_PREFIX), strict=False))


def _wait(balance: float, a_minute: float) -> int:
    return max(1, math.ceil(-balance / a_minute * 60))
