"""travaux: read a diplomatic text against everything said and done before it."""

__version__ = "0.1.0"
