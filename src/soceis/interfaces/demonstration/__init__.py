"""The demonstration: invented young people whose records reproduce the published evaluation.

Nobody described here is real. The plan is pure data; a loader carries it into a service through
the service's own actions.
"""
