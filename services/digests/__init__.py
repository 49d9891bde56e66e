"""What groups read once a week and once a month, and what waits for somebody."""
