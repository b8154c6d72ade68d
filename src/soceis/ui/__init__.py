"""Layout, components, form fields and browser files. Knows no word of the work itself."""
