"""What follows from the ontology: its axioms compiled to rules, and the rules applied to triples.

``compiling`` turns axioms into ``rules``; ``consequences`` applies them forwards, ``support``
backwards; ``published`` holds the rules of the ontology that comes with the package.
"""

from .consequences import consequences
from .premises import Pattern, Premises, Term
from .published import published_rules
from .rules import Rules
from .support import derivable

__all__ = ["Pattern", "Premises", "Rules", "Term", "consequences", "derivable", "published_rules"]
