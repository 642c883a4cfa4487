"""An amount of money in running text: a figure and its unit."""

import re

from .numbers import NUMBER

_WIDE = r"(?<![\d.第])(?<!\d[,，])\d{1,3}(?=[,\d]*，)(?:[,，]\d{3})++(?:\.\d++)?(?![.,]*\d)"
"""A number with a full-width comma between its thousands: 3，518.85."""

MONEY = re.compile(
    rf"(?P<number>{_WIDE}|{NUMBER})(?P<unit>亿元|百万元|万元|千元|元|亿|万)(?![人辆台个次户亩])"
)
"""Matches ``number`` and ``unit`` in folded text; 万 before people or things is no money."""

ZERO = re.compile(
    r"(?:(?<=[^数][为是])|(?<=[预决]算数[为是]))(?P<number>0(?:\.0+)?)(?P<unit>)(?=[，,。;、)]|$)"
)
"""Matches a nought that needs no unit: 公务用车购置费为0，."""
