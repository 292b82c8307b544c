"""How fast are the main pages with N signals? Measured on a database of its own, dropped afterwards."""
