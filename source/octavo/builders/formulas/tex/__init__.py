"""From TeX as people write it to MathML: what the converter does not know is put into what it does."""
