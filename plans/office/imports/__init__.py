"""Files that are brought in: kept as they came, looked at, chosen from, taken over in one transaction, taken back."""
