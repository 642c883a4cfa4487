"""Performance indicators: levels, columns, targets."""
