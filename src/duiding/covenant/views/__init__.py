"""Pages of the covenant, of what stands beside it, and of the work process."""
