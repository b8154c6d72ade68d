"""Impact: difference-in-differences that are honest at small numbers."""
