"""What to do with a score: the checklist, its tasks and their targets."""
