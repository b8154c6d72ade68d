"""The command line for operators and analysts."""
