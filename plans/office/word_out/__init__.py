"""A Document as a Word file that people go on with: real headings, lists and tables, pictures with words."""
