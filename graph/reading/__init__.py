"""Bytes to documents: paragraphs and tables, each with its place. Knows no budget."""
