"""What differs from language to language: tags, the words of the book itself, quotation marks, characters."""
