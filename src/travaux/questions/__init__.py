"""Questions asked of a view of the record."""
