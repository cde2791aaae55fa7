"""The values that every stage speaks in: frozen, typed, without IO, YAML or HTML."""
