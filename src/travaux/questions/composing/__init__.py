"""Briefs composed: what a record answers to the standing questions about one text."""
