"""The first stage: the book becomes one HTML tree, fit for its page."""
