"""Lines of text: each paragraph is shaped once, and its lines are chosen as a whole (Knuth and Plass, 1981).

WeasyPrint asks Pango for one line at a time, takes the longest that fits, and shapes each line again to draw it. Here
`shaping` has every text shaped once, `paragraph` reads a line box, and `breaking` makes lines of it: `breakpoints` are
where these may end, and `total_fit` chooses among them. `lines` builds WeasyPrint's boxes of what was chosen, `skips`
names places as WeasyPrint does, and `showing` draws from the glyphs that are known. What `composer` cannot do is left
to WeasyPrint, and counted by its reason.
"""
