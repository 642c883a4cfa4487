"""Tables for spreadsheet programs: CSV in which no cell is taken for a formula.

The CSV of ``/sparql`` is exact (SPARQL 1.1 Query Results CSV); this variant stands beside it.
"""

import csv
import io
import json
import re

SPREADSHEET = "spreadsheet"
"""Name of the variant, as the parameter ``format`` and in ``.spreadsheet.csv``."""

_STARTS_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠|%\t\r]")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[Ee][+-]?[0-9]+)?")
_BYTE_ORDER_MARK = "\ufeff"


def spreadsheet_of(results: bytes) -> bytes:
    """Return SPARQL results in JSON as CSV: every cell quoted, formulas defused, UTF-8 marked.

    A cell that a program would run begins with an apostrophe; a number stays a number.
    """
    document = json.loads(results)
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    if "boolean" in document:
        writer.writerows([["boolean"], [str(document["boolean"]).lower()]])
    else:
        columns = document["head"]["vars"]
        writer.writerow(columns)
        for binding in document["results"]["bindings"]:
            writer.writerow([_cell(binding.get(name)) for name in columns])
    return (_BYTE_ORDER_MARK + text.getvalue()).encode()


def _cell(term: dict[str, str] | None) -> str:
    value = "" if term is None else str(term["value"])
    if _STARTS_FORMULA.match(value) and not _NUMBER.fullmatch(value):
        return "'" + value
    return value
