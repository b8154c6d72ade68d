"""Pages about plans and goals."""
