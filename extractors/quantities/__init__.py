"""Second step of the cascade: numbers with what the words around them do to them, their units and counted nouns."""
