"""Plain rows, many at once: those of which each part can be read without looking at the others.

Most rows are: their name is a few Latin words, they have one address, and no fields. What is said of them is what
`read_name`, `identifiers` and `features_of_record` say, worked out in fewer steps; a test compares the two.
"""
