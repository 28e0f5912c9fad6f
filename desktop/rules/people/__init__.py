"""Everyone in the record: found, entered, brought in from workbooks, merged."""
