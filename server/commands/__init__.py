"""The commands of ``fiscus``, one a file; ``server/cli.py`` puts them together."""
