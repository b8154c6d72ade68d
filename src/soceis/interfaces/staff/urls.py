from django.urls import include, path

from soceis.interfaces.staff import (
    alongside,
    caseload,
    deciding,
    finding,
    home,
    looking,
    my_day,
    referring,
    reviewing,
    turnover,
    visits,
    young_person,
)
from soceis.interfaces.staff.monday import views as monday_views

app_name = "staff"

urlpatterns = [
    path("", home.home, name="home"),
    path("my-day/", my_day.my_day, name="my_day"),
    path("whom-i-see/", alongside.everybody, name="alongside_all"),
    path("young-people/<uuid:young_person_id>/alongside/", alongside.alongside, name="alongside"),
    path("caseload/", caseload.caseload_page, name="caseload"),
    path("search/", finding.search_page, name="search"),
    path("record/", finding.record, name="record"),
    path("monday/", monday_views.monday, name="monday"),
    path("monday/reasons/", monday_views.reasons, name="monday_reasons"),
    path("monday/<slug:matter>/", monday_views.matter_list, name="monday_list"),
    path("reviews/", reviewing.board, name="reviews"),
    path("audit/", looking.audit_page, name="audit"),
    # /young-people/<id>/
    path("young-people/<uuid:young_person_id>/", young_person.page, name="young_person"),
    path("young-people/<uuid:young_person_id>/contacts/new/", visits.record_contact, name="record_contact"),
    path("young-people/<uuid:young_person_id>/happened/", young_person.happened, name="happened"),
    path("young-people/<uuid:young_person_id>/who-looked/", looking.who_looked_page, name="who_looked"),
    # /episodes/<id>/
    path("episodes/<uuid:episode_id>/since-the-last-review/", reviewing.since_review, name="since_review"),
    path("", include("soceis.interfaces.staff.evaluation.urls")),
    # /partners/people/<id>/
    path("partners/people/<uuid:partner_contact_id>/turnover/", turnover.turnover, name="turnover"),
    # /from-partners/<id>/
    path("from-partners/<uuid:approach_id>/refer/", referring.refer, name="refer_approach"),
    path("from-partners/<uuid:approach_id>/know-them/", referring.know_sender, name="know_sender"),
    # /referrals/<id>/
    path("referrals/<uuid:referral_id>/know-them/", referring.know_them, name="know_them"),
    path("referrals/<uuid:referral_id>/decide/", deciding.decide, name="decide"),
    path("referrals/<uuid:referral_id>/before-visits/", deciding.risk, name="risk"),
]
