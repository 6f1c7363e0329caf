"""Octavo turns articles into books: one EPUB and one PDF from one parsed model and one stylesheet."""

__version__ = "0.1.0"
