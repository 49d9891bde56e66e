"""Linli beside other bots, on one machine, with one script: `python -m bench`."""
