"""The marks of Markdown dialects: each file adds the rules of one to the parser."""
