"""Formulas for every medium: drawings, MathML, words on one line, how wide they are, and picture files."""
