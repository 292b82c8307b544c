"""Pages of signals: bringing in, reviewing, and the list."""
