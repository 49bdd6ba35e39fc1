"""The knowledge that ships with ecoevent: rule packs as YAML, read as data and never run."""
