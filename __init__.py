"""fiscus: Chinese budget disclosures as a linked-data knowledge graph."""
