"""Decisions: proposed, reviewed, voted on, published, objected to, resolved, done."""
