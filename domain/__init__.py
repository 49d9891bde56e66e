"""The neighbourhood's rules in ordinary Python: no I/O, no clock, no words for people."""
