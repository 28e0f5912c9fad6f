"""Invented offices, to show, to test and to measure by."""
