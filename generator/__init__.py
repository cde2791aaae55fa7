"""tacticbook: structured definitions of tactics in, a training site out."""
