"""What a person says and taps, and what they are told: one folder per feature."""
