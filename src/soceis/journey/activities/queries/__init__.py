"""Reading the catalogue, choices, groups, registers and keep-aparts; each begins with who asks."""
