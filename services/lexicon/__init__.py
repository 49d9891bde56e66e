"""The words that residents use, in TOML files a committee member can extend, and what finds them
in a message. Knows no people, no tickets in store, and no time.
"""
