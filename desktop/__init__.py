"""Hạt Giống Đỏ: an offline desktop program for commune Party offices."""

__version__ = "0.1.0"
