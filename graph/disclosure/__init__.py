"""Documents to facts: what a disclosure states, each fact with its evidence."""
