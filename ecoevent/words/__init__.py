"""What people read and write: text in two languages, numbers, dates, units and quantities."""
