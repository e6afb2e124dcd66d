"""Interchange files in the browser, for site administrators: looked at, brought in, explained."""
