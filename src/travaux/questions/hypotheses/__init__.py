"""Hypotheses of analysts, kept in a file of theirs, laid beside the record."""
