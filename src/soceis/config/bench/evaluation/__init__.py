"""The evaluation measured: `soceis bench --evaluation`."""
