"""The ontology in Turtle, by topic."""
