"""`make bench`: the service with 100,000 young people beside the service with the demonstration."""
