"""The manager's Monday: what waits in their areas, who carries how much, and where each thing is done."""
