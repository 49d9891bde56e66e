"""What a database can answer besides rows."""


class NotFound(Exception):
    """No such row, or not for this reader: callers don't learn which."""


class Unavailable(Exception):
    """The database cannot do it at the moment (locked, full, gone): try the whole again later."""


class RowRefused(Exception):
    """A constraint, or a transaction that only reads, forbids it. Named without any values."""


class DatabaseTooNew(Exception):
    """The database was made by a newer Linli than this one: install that version, or restore."""


class SecondCopy(Exception):
    """Another process already owns this database file."""
