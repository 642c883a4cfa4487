"""What stays text: duties, goals, bands, terms, remarks."""
