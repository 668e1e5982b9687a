"""Rhetoric over time: how often something is said, its bursts, breaks, warmth and end, and who says it more."""
