"""What an organiser decides or knows about an event, and how it is read and written."""
