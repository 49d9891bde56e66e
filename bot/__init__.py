"""The running process and its command line. Imports everything; nothing imports it."""
