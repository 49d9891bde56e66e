"""The 25th from a call for items to published minutes: load, decide, save, say who is told."""
