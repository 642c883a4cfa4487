"""Budget tables: every figure by its row, its column and the title above it."""
