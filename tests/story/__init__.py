"""The work of an office told as a story, in the order in which it is done."""
