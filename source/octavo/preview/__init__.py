"""A book in the browser while it is made: pages beside e-readers, made again at each change, with its notes.

`serving` opens a port of this machine and serves an `app`, behind its `guard`. A `Session` has the last good book; it
asks the `press` (a process of its own: `child`) for another one whenever `changes` are seen in the project, and opens
it (`opened`: `pages` of the PDF, `screens` of the EPUB). What a user decides in the browser is written to the book file
(`decisions`), and is a change like any other. `catalog` serves a folder of books instead.
"""
