"""What print houses ask for: an interior with margins of theirs, and a report of what was made."""
