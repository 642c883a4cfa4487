"""The knowledge graph: reading, understanding, storing and validating disclosures."""
