"""Pictures of my pages at 390 and 1280, not a committed test."""
import pytest
from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.people import actions
from soceis.journey.referrals import actions as ra
from tests.browser.conftest import *
from tests.browser.test_referrals import fill_in
from tests.factories.people import a_young_person
from tests.factories.referrals import a_referral
from datetime import timedelta, date
from pathlib import Path
OUT=Path("/tmp/shots"); OUT.mkdir(exist_ok=True)
def test_shots(service):
    cast=service.cast
    today=clock.today()
    for name, ago, prog in (("Ash",20,"school_group"),("Kal Reed",8,""),("Jo",1,"one_to_one")):
        p=a_young_person(by=cast.alys,area=cast.cardiff,name_used=name)
        r=a_referral(by=cast.alys,area=cast.cardiff,young_person=p,received_on=today-timedelta(days=ago),programme_asked=prog,in_danger_now=name=="Jo",source="police")
    jay=a_young_person(by=cast.alys,area=cast.cardiff,date_of_birth=date(2016,1,1))
    r=a_referral(by=cast.alys,area=cast.cardiff,young_person=jay,early_signs=["missing","older_associates"],label_used=True,told_young_person="You are being exploited by a gang.",risk_to_staff="His uncle, police say a weapon in 2023.",referrer_organisation="Fitzalan High School",referrer_name="Mrs Rees",young_person_view="He says school is picking on him.")
    with acting_as(cast.alys):
        ra.ask_referrer(by=cast.alys,referral=r,reason="Who are the lads at the gate, and who saw them?")
        ra.start_screening(by=cast.alys,referral=r)
        actions.add_tie(by=cast.alys,young_person=jay,kind="adult_of_concern",name="Macca",note="Drives a grey car.")
        actions.add_tie(by=cast.alys,young_person=jay,kind="mother",name="Leanne",telephone="07700 900555",may_be_told="When and where we meet.",lives_with=True,checked_on=date(2026,10,1))
        actions.add_contact_point(by=cast.alys,young_person=jay,way="mobile",safe="only_when",value="07700 900123",when_and_how="After four, say it is Nia.",text_ok=True)
        actions.add_contact_point(by=cast.alys,young_person=jay,way="address",safe="no",value="12 Green Street",belongs_to="his uncle")
        actions.add_safety_note(by=cast.alys,young_person=jay,kind="person_at_address",text="Uncle at the address, police say a weapon in 2023. Meet at the library.",source="Police, by telephone",known_since=date(2025,9,1))
    with acting_as(cast.sam):
        actions.open_with_reason(by=cast.sam,reference=jay.reference,purpose="needs_help_now",reason="He rang the night line and Nia is away until Monday.")
    for phone in (True, False):
        page=service.page_as(cast.alys,phone=phone); w=390 if phone else 1280
        if not phone: page.set_viewport_size({"width":1280,"height":900})
        for name,address in (("queue","/referrals/"),("enter","/referrals/new/"),("page",f"/referrals/{r.id}/"),("decide",f"/referrals/{r.id}/decide/"),("contact",f"/young-people/{jay.id}/safe-contact/"),("ties",f"/young-people/{jay.id}/people-around/"),("safety",f"/young-people/{jay.id}/before-you-visit/"),("edit",f"/young-people/{jay.id}/details/"),("open","/open-a-record/")):
            page.goto(address)
            page.screenshot(path=OUT/f"{name}-{w}.png",full_page=True)
