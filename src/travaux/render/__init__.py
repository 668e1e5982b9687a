"""Readings as others use them: JSON, a table, terminal text and one self-contained page. Nothing here opens a file."""
