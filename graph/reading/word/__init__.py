"""Word (docx): paragraphs, numbering, tables, what is hidden."""
