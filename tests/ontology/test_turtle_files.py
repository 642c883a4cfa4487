"""Every Turtle file uses each prefix that it declares, and only those."""

import re
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest

from fiscus.ontology.loading import (
    alignments_file,
    closure_files,
    code_list_file,
    code_list_names,
    cube_file,
)

CASES = sorted(Path(__file__).parent.rglob("*.ttl"))
FILES: list[Traversable] = [
    *closure_files(),
    alignments_file(),
    cube_file(),
    *(code_list_file(name) for name in code_list_names()),
    *CASES,
]
STRINGS_AND_COMMENTS = re.compile(r'"(?:[^"\\\n]|\\.)*"|<[^>\s]*>|#[^\n]*')


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_prefixes_are_used(file: Traversable) -> None:
    text = STRINGS_AND_COMMENTS.sub(" ", file.read_text(encoding="utf-8"))
    declared = re.findall(r"@prefix\s+([\w-]+):", text)
    body = re.sub(r"@prefix\s+[\w-]+:\s*\.", "", text)
    used = set(re.findall(r"(?<![\w.-])([A-Za-z][\w-]*):", body))

    assert sorted(declared) == sorted(used)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_files_say_what_they_hold(file: Traversable) -> None:
    assert file.read_text(encoding="utf-8").startswith("# ")
    assert file.read_text(encoding="utf-8").endswith(".\n")


def test_cases_are_found() -> None:
    assert CASES
