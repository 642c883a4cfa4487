"""Words in front of or behind a number that say what it counts: staff, vehicles, delegations."""

from .count_bodies import OF_BODIES
from .count_events import OF_EVENTS

COUNTS = (*OF_BODIES, *OF_EVENTS)
"""What a number can count, by the code of the list ``count-item``; the first that fits counts.

A pattern has the groups ``clause``, ``number`` and ``unit``.
"""
