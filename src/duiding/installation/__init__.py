"""Everything needed to run Duiding on a machine: database server, roles, processes, demo, checks."""
