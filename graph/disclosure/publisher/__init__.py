"""Who publishes what: the head of a disclosure, its publisher and its units."""
