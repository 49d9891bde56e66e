"""Tables, queries and migrations: domain objects in and out. Nothing outside knows SQL."""
