"""Which figures may leave: suppression, controlled rounding, and an auditor who plays the attacker."""
