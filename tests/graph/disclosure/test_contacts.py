"""Telephones, post codes and addresses of pages and mailboxes are no figures."""

import pytest

from fiscus.graph.disclosure.coverage.recognition import DIGITS, Recognition
from fiscus.graph.reading.document import Document, Line, Paragraph, Passage, Place

CASES = {
    "联系电话：0314-2056789": ["0314", "2056789"],
    "电话（0314）2056789转802": ["0314", "2056789", "802"],
    "传真:2056789、2056790": ["2056789", "2056790"],
    "手机13930012345": ["13930012345"],
    "监督热线：12388": ["12388"],
    "邮政编码067000": ["067000"],
    "详见 http://czj.example.gov.cn/2024/t20240108_77.html，共9页": ["2024", "20240108", "77"],
    "邮箱：sljbgs2024@126.com": ["2024", "126"],
    "电话费12345元": [],
    "电话12345部": [],
    "热线12345.67万元": [],
    "购置电话 20567890 元": [],
    "邮编库3个": [],
}


@pytest.mark.parametrize(("text", "contacts"), CASES.items())
def test_a_contact_is_told_from_a_figure(text: str, contacts: list[str]) -> None:
    line = Line(text, Place(line=1))
    recognition = Recognition(Document("a.txt", "0" * 64, (Paragraph(Passage((line,))),), ()))
    runs = list(DIGITS.finditer(text))
    assert [d[0] for d in runs if recognition.kind(line, d.start()) == "contact"] == contacts
