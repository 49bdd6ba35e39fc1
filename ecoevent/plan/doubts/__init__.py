"""What in a plan is probably not what was meant: one file a kind of doubt, each only warns."""
