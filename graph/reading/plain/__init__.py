"""Plain text: paragraphs, and tables with bars or a cell a line."""
