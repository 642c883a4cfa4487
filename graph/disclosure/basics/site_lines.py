"""What a web site puts around a text: trails of pages, menus of years, data of the page."""

import re

from ...reading.document import Passage, Table
from .folding import fold

_LABEL = (
    r"(?:索引号|索引编号|信息索引|信息类别|信息分类|主题分类|体裁分类|服务对象|来源|信息来源|文章来源"
    r"|稿件来源|发布(?:时间|日期|机构|单位|人)|公开(?:时间|日期|方式|形式|范围|平台|时限|类别)"
    r"|生成日期|成文日期|发文(?:日期|机关|字号)|生效日期|有效性|文号|主题词|关键词|作者|编辑|责任编辑"
    r"|(?:浏览|阅读|点击|访问)(?:次数|量|数)?|字体|字号)"
)
_LINE = re.compile(
    r"(?:您|你)?(?:现在|当前|目前)?的?所?在?位置(?:是|为)?[:>]"
    r"|[^。>»›]{1,20}(?:>+|»|›)[^。]{1,80}$"
    r"|(?:19|20)\d{2}年?度?\(\d+\)$"
    rf"|〔?{_LABEL}〕?:"
)
_CELL = re.compile(rf"〔?{_LABEL}〕?:?")
_MENU = re.compile(
    r"(?:网站|本站)?首页|政务公开|政府信息公开(?:指南|目录|年报)?|信息公开|新闻中心|政务服务|办事服务"
    r"|互动交流|政民互动|政务动态|走进.{2,4}|今天是.*|设为首页|加入收藏|无障碍.*|繁体版?|搜索"
)


def is_of_site(passage: Passage) -> bool:
    """Tell a line that leads through a web site or describes the page: no part of the text."""
    return _LINE.match(passage.folded[0]) is not None


def is_table_of_site(table: Table) -> bool:
    """Tell a table that holds a menu, or the data of a page: label, value, label, value."""
    rows = [[cell for cell in row if not cell.is_blank] for row in table.rows]
    cells = [fold(cell.text) for row in rows for cell in row]
    if cells and sum(_MENU.fullmatch(text) is not None for text in cells) * 2 > len(cells):
        return True
    labels = [fold(cell.text) for row in rows for cell in row[::2]]
    return bool(labels) and all(map(_CELL.fullmatch, labels))
