"""Tree to tree: what every maker writes its own way becomes plain HTML, and notes and formulas elements of ours."""
