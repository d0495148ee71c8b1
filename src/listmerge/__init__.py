"""listmerge: read, lint, match and merge curated markdown lists."""

__version__ = "0.1.0"
