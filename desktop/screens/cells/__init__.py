"""The cells and their year: meetings, sources, classes, targets, ranking, inspection."""
