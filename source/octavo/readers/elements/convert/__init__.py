"""Tree to model: each element of plain HTML becomes blocks or inlines."""
