"""How to reach an authority: numbers of telephones and post, addresses of pages and mail."""

import re

_LINE_NUMBER = r"(?:[(]?0\d{2,3}[)]?\s*[-—－–]?\s*)?\d{7,8}(?:\s*(?:[-—－–]|转)\s*\d{1,5})?(?!\d)"
_TELEPHONE = rf"(?:{_LINE_NUMBER}|1[3-9]\d{{9}}(?!\d)|\d{{5}}(?!\d))(?!\s*[.,万亿元台部])"
_BETWEEN = r"\s*(?:[、/;，,；]|或)?\s*"

CONTACT = re.compile(
    r"(?:https?://|www\.)[\w./?=&%#:~+-]+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|(?:电话|传真|手机|热线|联系方式)(?:号码?)?\s*[:：]?\s*{_TELEPHONE}(?:{_BETWEEN}{_TELEPHONE})*"
    r"|(?<!\d)0\d{2,3}[-—－–]\d{7,8}(?!\d)"
    r"|(?:邮编|邮政编码)\s*[:：]?\s*\d{6}(?!\d)",
    re.ASCII,
)
"""A telephone, a post code, or the address of a page or a mailbox, in half-width characters."""
