"""The second stage: the tree becomes pages. The only room that touches the insides of WeasyPrint."""
