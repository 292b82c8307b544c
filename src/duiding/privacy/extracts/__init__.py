"""The extract for a data subject: what stands about this person, and who saw it (AVG 15)."""
