"""How much of a document was understood, and what was not."""
