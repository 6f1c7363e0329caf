"""A page as numbers: how many words stand where, what its lines are, where the article's prose runs."""
