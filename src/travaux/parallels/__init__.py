"""Finding earlier wording that answers later wording: fingerprints, index, candidates, alignment, status."""
