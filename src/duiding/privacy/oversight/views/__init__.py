"""Pages of oversight: for the data protection officer, the privacy officer and the auditor."""
