"""The specimen record's sheets: the texts with their truth written beside them, and what is derived from them."""
