"""Collecting: from addresses to answers, politely. The only part of the package that opens the network."""
