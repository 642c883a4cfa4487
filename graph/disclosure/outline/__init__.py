"""How a text is parted: headings, contents, what stands beneath which."""
