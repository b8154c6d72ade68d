"""Pages of what changed, and of the time after."""
