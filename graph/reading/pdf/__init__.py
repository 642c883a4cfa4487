"""PDF: characters with boxes, and ruling lines, to paragraphs and tables; scans by recognition."""
