"""What an organiser decides: one file a section of the plan."""
