"""Briefs: what a draft asserts in prose, as typed claims, and the draft marked with what the record answers to them."""
