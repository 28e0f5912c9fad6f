"""What screens are put together from: fields, forms, lists, tables, pages."""
