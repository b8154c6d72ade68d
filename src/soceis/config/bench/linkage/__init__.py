"""Linkage at size: invented people, ours beside Splink alone."""
