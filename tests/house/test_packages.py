"""The wheel holds every package; a folder with Python in it that is not listed is missing there."""

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WINGS = ("graph", "ontology", "queries", "server", "shapes")


def test_every_package_is_listed() -> None:
    if not (ROOT / "graph").is_dir():
        pytest.skip("the source tree is not beside the tests: they run against an installed wheel")
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found = {
        "fiscus." + ".".join(init.parent.relative_to(ROOT).parts)
        for wing in WINGS
        for init in (ROOT / wing).rglob("__init__.py")
    }
    assert {"fiscus", *found} == set(listed["tool"]["setuptools"]["packages"])


@pytest.mark.parametrize(
    "name",
    [
        "ontology/fiscus.ttl",
        "ontology/codelists/unit.ttl",
        "server/templates/home.html",
        "server/templates/reference.toml",
    ],
)
def test_data_is_read_from_the_package(name: str) -> None:
    assert files("fiscus").joinpath(name).is_file()
