"""Case management and evaluation for a service that finds young people whom organised criminals exploit."""

__version__ = "0.1.0"
