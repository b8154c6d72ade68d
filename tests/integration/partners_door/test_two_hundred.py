"""Two hundred partners send at once, each of them twice: none is lost, none doubled."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from statistics import median

import pytest
from django.core.cache import cache
from django.db import connections
from django.test import Client

from soceis.foundation.access.context import acting_as
from soceis.sharing.consultations.models import Approach, PartnerDraft
from tests.cast import assemble
from tests.factories.door import WORRY, at_the_door, begun, visiting
from tests.factories.sharing import an_organisation

PARTNERS, AT_ONCE = 200, 16


@pytest.mark.long
def test_two_hundred_partners_send_at_once(committed_database: dict[str, str]) -> None:
    cast = assemble()
    cache.clear()
    an_organisation(
        by=cast.alys, area=cast.cardiff, name="Hillside", kind="education", email_domains="hillside.example"
    )
    browsers = []
    for number in range(PARTNERS):
        if number % 50 == 0:
            cache.clear()  # the limit of one address of the internet is another test's
        client = at_the_door(f"lead{number}@hillside.example")
        browsers.append((client, begun(client), number))

    def send(one: tuple[Client, str, int]) -> tuple[str, float]:
        client, there, number = one
        browser = Client()
        browser.cookies = client.cookies
        began = time.perf_counter()
        answer = browser.post(there, {**WORRY, "concerns": f"Worry {number}", "send": "yes"})
        took = time.perf_counter() - began
        connections.close_all()
        return answer["Location"], took

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(send, [one for one in browsers for _ in range(2)]))
    sys.stderr.write(
        f"\n{len(answers)} posts of {PARTNERS} partners, {AT_ONCE} at once: "
        f"middle {1000 * median(took for _, took in answers):.0f} ms\n"
    )
    assert [place for place, _ in answers[::2]] == [place for place, _ in answers[1::2]]
    with acting_as(cast.alys):
        kept = list(Approach.objects.values_list("concerns", flat=True))
        assert sorted(kept) == sorted(f"Worry {number}" for number in range(PARTNERS))
    visit = browsers[0][0].session["partners_visit"]
    with visiting(visit):
        assert PartnerDraft.objects.count() == 0
