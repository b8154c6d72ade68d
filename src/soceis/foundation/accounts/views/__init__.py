"""Pages of log-in, typing, one's own log-ins, and the people who work here."""
