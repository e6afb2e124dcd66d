"""Everything that a partnership has, taken out as one zip."""
