"""Claims as typed predicates: a small language, its types, and its evaluation over a view of the record."""
