"""How pages are filled: what is shown and does not fit, the grid of lines, and the feet of pages that face each other.

Most of it is done while WeasyPrint fills a page, block by block (`flow`), so that a page is laid out once. A picture,
a table or a listing that does not fit and would leave much of the page white is made smaller (`shrinking`), passes
paragraphs of its section or is passed by them (`passing`), or is divided. Text begins on the grid (`grid`). Where two
pages face each other, or an article ends with a few lines, pages are made again with a line more or less (`feet`).
"""
