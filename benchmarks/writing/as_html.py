"""Web pages: the text alone, as a word processor saves it, and inside the page of a site."""

from html import escape
from string import Template

from .layout import Cell, Grid, Layout

_PAGE = Template(
    """<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=$charset">
<title>$title</title>
<style>table{border-collapse:collapse} td{border:1px solid #000}</style></head>
<body>
$body
</body></html>
"""
)

_SITE = Template(
    """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${title}_部门预决算_县人民政府</title>
<script>var visits = 2023; function enlarge(n) { document.body.style.zoom = n; }</script></head>
<body>
<div class="header"><div class="logo"><img src="/logo.png" alt="县人民政府"></div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li>
<li><a href="/bsfw/">办事服务</a></li><li><a href="/hdjl/">互动交流</a></li></ul>
<form action="/search"><input name="q" value="请输入关键字"><button>搜索</button></form></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt;
<a href="/zwgk/yjs/">部门预决算</a> &gt; 正文</div>
<div class="article"><h1>$title</h1>
<div class="meta"><span>发布时间：2024-03-05 09:12</span> <span>信息来源：县财政局</span>
<span>浏览次数：1286</span>
<span>字体：[<a href="#" onclick="enlarge(1.2)">大</a> <a href="#">中</a> <a href="#">小</a>]</span>
<a href="javascript:window.print()">打印</a></div>
<div class="content" id="zoom">
$body
</div>
<p class="more">上一篇：<a href="1.html">关于召开全县工作会议的通知</a></p>
<p class="more">下一篇：<a href="3.html">2022年度政府信息公开工作年度报告</a></p></div>
<div class="sidebar"><h3>热点信息</h3><ul><li><a href="4.html">招标公告</a></li>
<li><a href="5.html">关于做好冬季取暖工作的通知</a></li>
<li><a href="6.html">2024年政府工作报告</a></li>
<li><a href="7.html">全县招商引资大会召开</a></li></ul></div>
<div class="footer"><p>主办：县人民政府办公室　承办：县政务服务中心</p>
<p>网站标识码：1300000001　联系电话：0300-0000000　备案号：00000001号</p>
<p><a href="/sitemap">网站地图</a> | <a href="/about">关于我们</a></p></div>
</body></html>
"""
)


def page(layout: Layout, charset: str = "utf-8") -> bytes:
    """Return a page with nothing but the disclosure."""
    body = "\n".join(_table(b) if isinstance(b, Grid) else f"<p>{_text(b)}</p>" for b in layout)
    html = _PAGE.substitute(charset=charset, title=_title(layout), body=body)
    return html.encode("gb18030" if charset == "gbk" else charset)


def site_page(layout: Layout) -> bytes:
    """Return the disclosure in the page of a government's site: menus, dates, links, footer."""
    body = "\n".join(
        f'<div style="overflow:auto">{_table(b)}</div>' if isinstance(b, Grid) else _styled(b)
        for b in layout
    )
    return _SITE.substitute(title=_title(layout), body=body).encode()


def _title(layout: Layout) -> str:
    """Return the lines of the title as one: up to the first that says what it is."""
    lines = [b.strip() for b in layout if isinstance(b, str) and "。" not in b]
    is_last = (n for n, line in enumerate(lines) if line.endswith(("说明", "公开", "公开表")))
    last = next(is_last, 0)
    return "".join(lines[: last + 1])


def _styled(text: str) -> str:
    """Return a paragraph in spans, its indent made of blanks."""
    half = len(text) // 2
    return (
        '<p style="text-indent:32pt"><span style="font-family:仿宋">&nbsp;&nbsp;　'
        f'{_text(text[:half])}</span><span lang="EN-US">{_text(text[half:])}<o:p></o:p></span></p>'
    )


def _table(grid: Grid) -> str:
    rows = "\n".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in grid.rows())
    return f'<table border="1" cellspacing="0"><tbody>\n{rows}\n</tbody></table>'


def _cell(cell: Cell) -> str:
    spans = f' rowspan="{cell.height}"' if cell.height > 1 else ""
    spans += f' colspan="{cell.width}"' if cell.width > 1 else ""
    lines = cell.text.split("\n")
    return f"<td{spans}>{'<br>'.join(map(_text, lines)) or '&nbsp;'}</td>"


def _text(text: str) -> str:
    return escape(text).replace("  ", "&nbsp; ")
