"""Shapes to reports: what a disclosure lacks and where it contradicts itself."""
