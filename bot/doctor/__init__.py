"""`linli doctor`: looks at everything that can be wrong, changes nothing, may run at any time."""
