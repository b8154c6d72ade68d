"""How the parts are put together and started: settings, root addresses, the command, the supervisor.

Imports everything; nothing imports it.
"""
