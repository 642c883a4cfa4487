"""Counties that publish: code and name by GB/T 2260."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class County:
    """A county; ``province`` is the character that its province's issuer codes begin with."""

    code: str
    name: str
    province: str


COUNTIES = tuple(
    County(*cells)
    for cells in (
        ("130126", "灵寿县", "冀"),
        ("130224", "滦南县", "冀"),
        ("130426", "涉县", "冀"),
        ("130522", "临城县", "冀"),
        ("130627", "唐县", "冀"),
        ("130730", "怀来县", "冀"),
        ("130822", "兴隆县", "冀"),
        ("130925", "盐山县", "冀"),
        ("131023", "永清县", "冀"),
        ("131122", "武邑县", "冀"),
        ("140221", "阳高县", "晋"),
        ("210123", "康平县", "辽"),
        ("320324", "睢宁县", "苏"),
        ("330122", "桐庐县", "浙"),
        ("341126", "凤阳县", "皖"),
        ("360121", "南昌县", "赣"),
        ("370831", "泗水县", "鲁"),
        ("410325", "嵩县", "豫"),
        ("420222", "阳新县", "鄂"),
        ("430121", "长沙县", "湘"),
        ("450123", "隆安县", "桂"),
        ("510131", "蒲江县", "川"),
        ("530124", "富民县", "云"),
        ("620121", "永登县", "甘"),
    )
)
