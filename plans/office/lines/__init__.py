"""Lines of sheets and of Word tables as rows of a paper: columns found by their heads, each line with its faults."""
