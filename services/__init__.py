"""Use cases: load, decide, save, say who is to be told. No Telegram, no SQL."""
