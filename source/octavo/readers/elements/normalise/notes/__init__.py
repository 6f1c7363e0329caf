"""Notes of all makes become `NOTE` elements at their references."""
