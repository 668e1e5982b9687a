"""What a text does: acts, force, targets, names, topics, commitments. Passages in, Statements out."""
