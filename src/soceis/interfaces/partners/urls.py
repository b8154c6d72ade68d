"""Addresses of the partners' door. Only random identifiers, and codes of areas, ever stand in them."""

from django.urls import path

from soceis.interfaces.partners import card, coming, keeping, writing

app_name = "door"
urlpatterns = [
    path("refer/", coming.start, name="start"),
    path("refer/danger/", coming.danger, name="danger"),
    path("refer/link/", coming.link, name="link"),
    path("refer/come-in/<str:letter>/", coming.come_in, name="come_in"),
    path("refer/leave/", coming.leave, name="leave"),
    path("refer/mine/", writing.mine, name="mine"),
    path("refer/write/<uuid:draft_id>/", writing.write, name="write"),
    path("refer/write/<uuid:draft_id>/keep/", writing.keep, name="keep"),
    path("refer/sent/<uuid:approach_id>/", keeping.sent, name="sent"),
    path("refer/sent/<uuid:approach_id>/copy.pdf", keeping.copy_pdf, name="copy_pdf"),
    path("refer/sent/<uuid:approach_id>/copy.txt", keeping.copy_text, name="copy_text"),
    path("refer/report/", keeping.report, name="report"),
    path("refer/report.pdf", keeping.report_pdf, name="report_pdf"),
    path("refer/card/", card.cards, name="cards"),
    path("refer/card/<slug:place>/", card.show, name="card"),
    path("refer/card/<slug:place>.pdf", card.paper, name="card_pdf"),
]
