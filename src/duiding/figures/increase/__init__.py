"""Is it busier than usual somewhere? Counted in evenings and places, never in persons."""
