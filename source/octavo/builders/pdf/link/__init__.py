"""The third stage: pages become one file, with page numbers, a structure tree and metadata."""
