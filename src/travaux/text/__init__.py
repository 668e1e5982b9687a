"""Pure work on strings: segments, languages, counts, search terms, vectors. Import each from its own module."""
