"""The weekly look (`looking`), and what an approach promises (`promising`)."""
