"""The Jinja templates that ship with ecoevent."""
