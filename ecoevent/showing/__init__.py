"""Results in, what people and programs read out: terminal, JSON, paper, pictures."""
