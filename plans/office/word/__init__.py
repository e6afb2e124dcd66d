"""Word files as chapters of a text: read in a process of its own, with a list of everything that stays out."""
