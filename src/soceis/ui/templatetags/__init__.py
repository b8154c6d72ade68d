"""Template tags of the layout and the components."""
