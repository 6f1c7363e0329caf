"""Fuzz targets: inputs that no one wrote, one target a reader and one for the builders.

`make test` tries a few of each, the same each time; `make fuzz` tries ten thousand new ones. Inputs are lists of small
edits and of pieces, which Hypothesis makes shorter when one fails: so no coverage-guided fuzzer is needed, whose
instruments would not see into libxml2 anyway.
"""
