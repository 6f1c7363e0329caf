"""Drawings in SVG: read, made safe and plain, measured, counted; and what an engine must know to draw them.

`cleaning` writes a drawing anew; before it `parsing` reads the bytes, `switches` chooses among alternatives and
`labels` makes text of words that are HTML. Styles are made plain by `styles`. `features` says what of a drawing the PDF
engine cannot draw. Whoever needs one of them imports it when there is a drawing: most books have none.
"""
