"""Official papers: filled, numbered, kept, printed one by one and as whole sets."""
