"""Papers made of a stage: what may leave the screen, each export with a line in the trail."""
