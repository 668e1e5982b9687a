"""Versions of one act laid side by side, and every difference between them that can be told from the words."""
