"""Where quads are kept: one interface, one file an engine."""
