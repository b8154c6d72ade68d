"""The doors of the service: pages for staff, the command line, the demonstration."""
