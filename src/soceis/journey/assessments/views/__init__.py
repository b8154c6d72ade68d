"""Pages on which a young person and a worker talk about how life is going."""
