"""Names of places, authorities and documents, and where they stand."""
