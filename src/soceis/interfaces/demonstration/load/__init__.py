"""Carries the plan of invented people into a service, through the service's own actions.

`build` writes everything in one transaction: areas, staff and plan forms, then each step of every
young person's time with the service in the order in which it was written down, as the worker who
wrote it and with the clock at that moment. Nothing is written around the actions, so that every rule
has held and every audit entry, state event and history row is there.
"""

from soceis.interfaces.demonstration.load.building import Summary, build

__all__ = ["Summary", "build"]
