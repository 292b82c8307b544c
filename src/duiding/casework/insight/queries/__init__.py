"""Reading what looks found (`looks`) and what approaches promised (`effects`)."""
