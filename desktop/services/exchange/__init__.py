"""What goes out and comes in on a drive, and the gathering of many offices."""
