"""SHACL shapes, by concern."""
