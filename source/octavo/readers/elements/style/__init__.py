"""The look of a page, read for what it means: italics, struck words, centred lines, what no one sees."""
