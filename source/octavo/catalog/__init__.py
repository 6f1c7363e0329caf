"""A shelf: the books of folders as a catalogue for reading systems (OPDS 1.2 and 2.0) and as pages for browsers.

It is made of files alone, with relative addresses: any web space can hold it, and a browser can open it from a disk.
"""
