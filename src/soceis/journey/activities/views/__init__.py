"""Pages about activities, groups and keeping apart."""
