"""Short names of autonomous divisions: 焉耆县 of 焉耆回族自治县, 海北州 of 海北藏族自治州."""

import re

from .divisions import Division

_PEOPLES = (
    r"乌孜别克|柯尔克孜|哈萨克|达斡尔|塔吉克|俄罗斯|鄂温克|鄂伦春|塔塔尔|维吾尔|蒙古|布依|朝鲜|土家|哈尼|傈僳|高山|拉祜"
    r"|东乡|纳西|景颇|仫佬|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|德昂|保安|裕固|独龙|赫哲|门巴|珞巴|基诺"
)
"""Peoples that names of divisions may give without 族."""
_OF_ONE_CHARACTER = "回藏苗彝壮满侗瑶白傣黎佤畲水土羌怒京各"
_AUTONOMOUS = re.compile(rf"(?:(?:{_PEOPLES})族?|[{_OF_ONE_CHARACTER}]族)+自治(?=[县州旗]$)")
_ABBREVIATED = {
    "150722": "莫旗",
    "211324": "喀左县",
    "220721": "前郭县",
    "230624": "杜蒙县",
    "652700": "博州",
    "652800": "巴州",
    "653000": "克州",
}
"""Divisions whose own authorities shorten the first word of their name as well."""


def autonomous_names(division: Division) -> tuple[str, ...]:
    """Return the short names that authorities of an autonomous division use for it."""
    found = _AUTONOMOUS.search(division.name)
    plain = division.name[: found.start()] + division.name[found.end() :] if found else ""
    shortened = _ABBREVIATED.get(division.code)
    shorts = [plain] if len(plain) > 2 else []
    return (*shorts, shortened) if shortened else tuple(shorts)
