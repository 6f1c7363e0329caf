"""What is asked: the book file, the inputs, and the order that they and the command line make."""
