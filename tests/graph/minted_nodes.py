"""Nodes that small disclosures mint, by their class."""

from typing import Any

from fiscus.graph.ingest import convert
from fiscus.graph.vocabulary import BASE, FIS, RDF


def nodes(text: str, kind: str, name: str = "a.txt") -> set[str]:
    return of_type(text.encode(), kind, name)


def of_type(data: bytes, kind: str, name: str) -> set[str]:
    quads: tuple[Any, ...] = convert(data, name).quads
    return {
        quad.subject.value.removeprefix(f"{BASE}id/")
        for quad in quads
        if quad.predicate == RDF.type and quad.object == getattr(FIS, kind)
    }


def departments(text: str) -> set[str]:
    return nodes(text, "BudgetDepartment")


def published(name: str, year: int = 2024, body: str = "一、部门职责\n负责供水。\n") -> str:
    return f"{name}{year}年部门预算公开\n{body}"


TABLES = """{label}
收支预算总表
	收入
	金额

	一、财政拨款
	10.00

	合计
	10.00

{year}年政府采购预算表
"""
