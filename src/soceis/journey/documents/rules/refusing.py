"""The one error of looking into a file."""


class Unwanted(Exception):
    """A file that is not kept; says in a sentence why, and what to do."""
