"""The control: a bot that warns whoever is too quick each time they are."""

from datetime import timedelta

from bot.__main__ import main
from services import hurrying

hurrying._LULL = timedelta(0)

if __name__ == "__main__":
    main()
