"""The statistics engine: safe tables, unusual increases, honest effects. No models, no framework."""
