"""The pages of letters, papers and files."""
