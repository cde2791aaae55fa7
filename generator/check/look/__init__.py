"""How rules look at a course: questions lowered once, places of texts, sentences, ranges, cards as they are shown."""
