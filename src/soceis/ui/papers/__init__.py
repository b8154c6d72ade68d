"""Papers: typeset as tagged PDF, and sent to the browser as a download."""
