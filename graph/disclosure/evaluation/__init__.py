"""Self-evaluations, of projects and of all that a department spends."""
