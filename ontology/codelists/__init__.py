"""Code lists as SKOS concept schemes."""
