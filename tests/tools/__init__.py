"""The validators and readers that judge finished books, each behind one function of this package."""
