"""Notes beneath tables and at the end of a text."""

from fiscus.graph.disclosure.texts.remarks import Remark
from fiscus.graph.disclosure.understanding import understand
from fiscus.graph.reading.plain.text import read_text
from fiscus.graph.vocabulary import BASE

TEXT = """怀安县水务局2024年部门预算
一、收支情况
收入预算100万元。
注：1.数据四舍五入；
2.金额含上年结转；
3.单位为万元。
二、政府采购情况
1.货物采购5万元。
"""


def test_the_numbered_entries_of_a_note_are_remarks() -> None:
    found = understand(read_text(TEXT.encode(), "a.txt"), BASE).nodes
    remarks = [node.text.value for node in found if isinstance(node, Remark) and node.text]
    assert remarks == ["1.数据四舍五入；", "2.金额含上年结转；", "3.单位为万元。"]
