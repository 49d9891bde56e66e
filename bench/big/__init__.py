"""S5: does it get slower as it fills? The same script beside nobody, and beside a city."""
