"""The nouns: frozen values without input or output. Import each from the module that defines it."""
