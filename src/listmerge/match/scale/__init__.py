"""Matching of large catalogues: columns of numbers to find candidates, the readable table to judge them."""
