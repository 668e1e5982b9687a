"""Quality measured against gold data, with floors that are never lowered silently."""
