"""The words by which readers tell the parts of a table that keeps nothing of its lines.

A text with a line a row, or a cell a line, says only by its words what is a head, a label or a sum.
These are all that readers know of budgets: they place cells by them, and take no meaning from them.
"""

import re

NAMES = re.compile(r"编码|代码|编号|序号|名称|科目|项目(?!支出|经费)|单位|^[类款项]$")
"""What heads columns of labels."""

CODES = re.compile(r"编码|代码|科目名称|^[类款项]$")
"""What never heads a column of figures."""

LEVELS = frozenset("类款项")
"""Heads of columns with one part of a code each: none covers several."""

CODE = re.compile(r"[235]\d{2}(?:\d{2}){0,2}")
"""A number that may name a class in front of a row."""

PARTS = {"基本支出": re.compile(r"人员经费|(?:日常)?公用经费")}
"""What stands beneath a head with which it shares no word."""

SUM = re.compile(r"[合总小]计$")
"""What heads a column of sums."""

TOTAL = re.compile("(?:合|总)计")
"""What begins a row of totals: it stands over all labels, or in one of them."""

LABEL = re.compile(r"[:：]|单位[为]|公开.{1,4}表|^表.{1,4}$")
"""What stands above a head: 单位：万元, 公开02表."""

NUMBERS_COLUMNS = "栏次"
"""What begins the row that numbers the columns."""

LABELS_HEAD = re.compile(r"(?:项目|科目|科目名称|项目名称|经费项目|支出项目)")
"""What heads the labels of a table of two columns."""

FIGURES_HEAD = re.compile(
    r"(?:(?:19|20)\d{2}年?度?)?(?:本年|当年|年初|部门)?(?:预算|决算|执行|支出)?(?:数|金额|总额)"
    r"(?:[(（][^()（）]{1,8}[)）])?"
)
"""What heads its figures."""
