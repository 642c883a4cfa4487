"""Saved questions, one a file."""
