"""Pages of reports, and pages of releases."""
