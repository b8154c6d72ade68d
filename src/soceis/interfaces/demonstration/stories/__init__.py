"""Full stories of some of the invented young people, written as data. Nobody here is real.

Days are counted from the day on which the referral was received. The stories name no weekday, no
month and no holiday, because the demonstration's calendar is moved by whole months.
"""

from soceis.interfaces.demonstration.stories.cast import STORIES

__all__ = ["STORIES"]
