"""Words and deeds: commitments in the ledger, what became of them, where they were said again, how many were kept."""
