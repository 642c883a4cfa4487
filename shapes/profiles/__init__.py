"""Profiles: which rules hold for a disclosure, and how severe each is."""
