"""The evaluation page: tables and figures out of the live records."""
