"""The order in which the stories are told."""

from soceis.interfaces.demonstration.stories import (
    cardiff_dewi,
    cardiff_ffion,
    cardiff_jay,
    cardiff_kal,
    cardiff_tee,
    dundee_finlay,
    dundee_skye,
    edinburgh_calum,
    edinburgh_hamza,
    edinburgh_kuba,
    edinburgh_rory,
    newcastle_aiden,
    newcastle_bobby,
    newcastle_leyla,
    newcastle_stevie,
    newcastle_vasile,
)
from soceis.interfaces.demonstration.stories.shape import Story

STORIES: tuple[Story, ...] = (
    cardiff_jay.STORY,
    cardiff_kal.STORY,
    cardiff_tee.STORY,
    cardiff_ffion.STORY,
    cardiff_dewi.STORY,
    edinburgh_kuba.STORY,
    edinburgh_calum.STORY,
    edinburgh_rory.STORY,
    edinburgh_hamza.STORY,
    newcastle_bobby.STORY,
    newcastle_leyla.STORY,
    newcastle_aiden.STORY,
    newcastle_vasile.STORY,
    newcastle_stevie.STORY,
    dundee_skye.STORY,
    dundee_finlay.STORY,
)
