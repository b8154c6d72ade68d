"""Routes of reports, releases and the ledger."""

from django.urls import path

from soceis.insight.releases.views import releases, reports

app_name = "releases"
urlpatterns = [
    path("evaluation/reports/", reports.make, name="reports"),
    path("evaluation/reports/<uuid:run_id>/", reports.report, name="report"),
    path("evaluation/reports/<uuid:run_id>/progress/", reports.progress, name="report_progress"),
    path("evaluation/reports/<uuid:run_id>/read/", reports.read, name="read"),
    path("evaluation/reports/<uuid:run_id>/take/<slug:what>/", reports.take, name="take"),
    path("evaluation/reports/<uuid:run_id>/propose/", releases.propose, name="propose"),
    path("evaluation/releases/", releases.ledger, name="ledger"),
    path("evaluation/releases/<uuid:release_id>/", releases.release, name="release"),
    path("evaluation/releases/<uuid:release_id>/compare/", releases.ask_comparison, name="compare"),
    path(
        "evaluation/releases/comparisons/<uuid:comparison_id>/progress/",
        releases.comparison_progress,
        name="comparison_progress",
    ),
    path("evaluation/releases/<uuid:release_id>/withdraw/", releases.withdraw, name="withdraw"),
    path("evaluation/releases/<uuid:release_id>/take/", releases.take, name="take_release"),
    path("evaluation/releases/<uuid:release_id>/check/", releases.ask_check, name="check"),
    path(
        "evaluation/releases/checks/<uuid:check_id>/progress/", releases.check_progress, name="check_progress"
    ),
]
