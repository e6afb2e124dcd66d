"""Forms of this room, one module for each page's noun. They clean; the verbs write."""
