"""Charts as SVG text, each with a title and a description that say the same in words."""
