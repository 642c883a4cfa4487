"""Disclosures written as files: docx, html, xlsx, xls, pdf and text, as offices write them.

``forms`` lists the ways; each takes a :data:`layout.Layout`, the paragraphs and tables of a
disclosure. Tests use it to hold that a disclosure says the same in each format, benchmarks to
make folders of thousands of files.
"""
