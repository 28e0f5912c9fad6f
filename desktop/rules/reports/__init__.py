"""Figures with their names, the office's own tables, and reports in words."""
