"""The gallery of components, `/components/`: every component in every state. Demo and development only."""
