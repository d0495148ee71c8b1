"""The table of comparisons on columns: for many pairs at once, the levels that `compare` chooses for each."""
