"""The ontology described for people: its terms, axioms, code lists and a diagram, as values."""
