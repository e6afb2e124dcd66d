"""Word files with fields, ``{{ like this }}``: what fields one has, and the same file with its fields filled."""
