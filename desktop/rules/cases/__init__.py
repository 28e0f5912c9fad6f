"""The way of one person into the Party: steps, checks, papers of the case, helpers."""
