"""From rows to sentences and pictures: `looks` and `effects`."""
