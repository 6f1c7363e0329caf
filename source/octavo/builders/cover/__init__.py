"""The picture on the cover: the book's own, or one drawn from its words."""
