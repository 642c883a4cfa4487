"""Data flows one way: which part may import which, held against the imports themselves."""

import ast
from pathlib import Path

import pytest

import fiscus

ROOT = Path(fiscus.__file__).parent

LAYERS: dict[str, set[str]] = {
    "errors": set(),
    "vocabulary": set(),
    "mirrored": set(),
    "values": {"mirrored", "vocabulary"},
    "reading": {"errors", "mirrored"},
    "minting": {"reading", "values"},
    "disclosure": {"errors", "minting", "reading", "values", "vocabulary"},
    "triples": {"disclosure", "minting", "reading", "values", "vocabulary"},
    "coverage_report": {"disclosure"},
    "entailment": {"errors", "vocabulary"},
    "store": {"entailment", "errors", "vocabulary"},
    "validation": {"errors", "vocabulary"},
    "ingest": {
        "disclosure",
        "errors",
        "reading",
        "store",
        "triples",
        "values",
        "vocabulary",
    },
}
"""What each part of ``graph/`` may know of the others; a part that is not listed fails."""

ROOMS: dict[str, tuple[str, ...]] = {
    "disclosure": (
        "basics",
        "classes grids naming",
        "figures indicators",
        "evaluation outline",
        "projects texts",
        "coverage prose publisher tables",
        "understanding",
    ),
    "reading": (
        "decoding lazy mime package superscripts xml_faults",
        "folding office_kind sniffing",
        "archives document",
        "table_words tables unrolled",
        "placing",
        "plain sheets web word",
        "office pdf",
        "formats",
    ),
}
"""The rooms of a part, from the lowest: what stands in one row does not know of each other."""

OTHER_WINGS: dict[str, set[str]] = {
    "ontology": {"graph"},
    "queries": {"graph"},
    "shapes": set(),
    "server": {"graph", "ontology", "queries", "shapes"},
}
ALLOWED_OUTSIDE = {"entailment": {"ontology"}, "validation": {"ontology", "shapes"}}


def modules(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


def imported(path: Path) -> set[str]:
    """Return the full names of all modules of fiscus that *path* imports."""
    package = ("fiscus", *path.relative_to(ROOT).parent.parts)
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names if alias.name.startswith("fiscus"))
        elif isinstance(node, ast.ImportFrom):
            found.update(_from(node, package))
    return found


def _from(node: ast.ImportFrom, package: tuple[str, ...]) -> set[str]:
    base = package[: len(package) - node.level + 1] if node.level else ()
    whole = ".".join((*base, *(node.module or "").split("."))).strip(".")
    if not whole.startswith("fiscus"):
        return set()
    return {f"{whole}.{alias.name}" for alias in node.names}


def part_of(path: Path) -> str:
    inside = path.relative_to(ROOT / "graph")
    return inside.parts[0].removesuffix(".py")


def test_every_part_of_graph_is_listed() -> None:
    parts = {part_of(path) for path in modules(ROOT / "graph")} - {"__init__"}
    assert parts == set(LAYERS)


def test_graph_imports_only_what_its_layers_allow() -> None:
    wrong = []
    for path in modules(ROOT / "graph"):
        part = part_of(path)
        for name in imported(path):
            wing, *inside = name.split(".")[1:]
            allowed = LAYERS.get(part, set()) | {part}
            if wing == "graph":
                if inside and inside[0] not in allowed:
                    wrong.append(f"{path.name}: {name}")
            elif wing and wing not in ALLOWED_OUTSIDE.get(part, set()):
                wrong.append(f"{path.name}: {name}")
    assert wrong == []


@pytest.mark.parametrize("part", ROOMS)
def test_rooms_import_only_from_below(part: str) -> None:
    height = {room: n for n, row in enumerate(ROOMS[part]) for room in row.split()}
    top = ROOT / "graph" / part
    wrong = []
    for path in modules(top):
        room = path.relative_to(top).parts[0].removesuffix(".py")
        for name in imported(path) if room != "__init__" else ():
            _, *inside = name.split(".")
            if inside[:2] != ["graph", part] or len(inside) < 3 or inside[2] == room:
                continue
            if height[inside[2]] >= height[room]:
                wrong.append(f"{path.relative_to(top)}: {name}")
    assert wrong == []


def test_wings_import_only_what_they_may() -> None:
    wrong = []
    for wing, allowed in OTHER_WINGS.items():
        for path in modules(ROOT / wing):
            for name in imported(path):
                parts = name.split(".")[1:]
                if parts and parts[0] not in {wing, *allowed}:
                    wrong.append(f"{path.relative_to(ROOT)}: {name}")
    assert wrong == []


def test_only_the_server_knows_http_and_the_command_line() -> None:
    outside = {"fastapi", "starlette", "uvicorn", "typer", "jinja2"}
    wrong = []
    for wing in ("graph", "ontology", "queries", "shapes"):
        for path in modules(ROOT / wing):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = (
                    [alias.name for alias in node.names]
                    if isinstance(node, ast.Import)
                    else [node.module or ""]
                    if isinstance(node, ast.ImportFrom)
                    else []
                )
                wrong += [f"{path.name}: {n}" for n in names if n.split(".")[0] in outside]
    assert wrong == []
