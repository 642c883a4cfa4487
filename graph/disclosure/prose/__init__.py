"""Sentences about money, from words to facts."""
