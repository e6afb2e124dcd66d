"""Lists that come in from sheets as rows do, and are none: the seats of a partnership, the contacts of a text."""
