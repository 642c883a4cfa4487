"""Made-up disclosures in any number: varied, and consistent to the last figure.

A seed number and a position give a disclosure, always the same one. Neighbouring positions are
one department's disclosures of consecutive years, so that identity and changes can be checked.
"""

from .corpus import files, text
from .disclosure import generated

__all__ = ["files", "generated", "text"]
