"""Ratios against peers, on the same input and in one run: ``python -m benchmarks.run``."""
