"""What a setting may be, and how it is said where it is something else."""


class NotAllowed(ValueError):
    """A setting has a value that it may not have.

    `allowed` says what it may be, in English, with `{…}` places that `params` fill: whoever
    shows it to a person translates it first.
    """

    def __init__(self, key: str, allowed: str, **params: object) -> None:
        super().__init__(key, allowed)
        self.key, self.allowed, self.params = key, allowed, params

    def __str__(self) -> str:
        return f"{self.key} {self.allowed.format(**self.params)}"


def at_least(low: int, section: object, *keys: str) -> None:
    """Raises `NotAllowed` for the first of these settings that lies below."""
    for key in keys:
        if getattr(section, key) < low:
            raise NotAllowed(key, "may be {low} or more", low=low)


def between(low: int, high: int, section: object, *keys: str) -> None:
    """Raises `NotAllowed` for the first of these settings that lies outside."""
    for key in keys:
        if not low <= getattr(section, key) <= high:
            raise NotAllowed(key, "may be from {low} to {high}", low=low, high=high)


def one_of(choices: tuple[str, ...], section: object, key: str) -> None:
    if getattr(section, key) not in choices:
        raise NotAllowed(key, "may be one of: {choices}", choices=", ".join(map(repr, choices)))
