"""Cases: facts of a matter as tables, ready to be loaded into a record. Data only; no code knows any of them."""
