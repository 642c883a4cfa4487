"""Projects: their tables, what they cost, aim at and when they are paid."""
