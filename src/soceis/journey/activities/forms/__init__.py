"""Forms about activities, groups and keeping apart; none of them saves."""
