"""What the pages of the meeting read; the only doors from an address to a row are `access_*`."""
