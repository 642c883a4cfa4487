"""What is stated of money and counts: of whom, when, and against what."""
