"""All routes of the service."""

from django.conf import settings
from django.urls import include, path

from soceis.config.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", include("soceis.interfaces.staff.urls")),
    path("", include("soceis.interfaces.partners.urls")),
    path("", include("soceis.people.urls")),
    path("", include("soceis.sharing.wording.urls")),
    path("", include("soceis.sharing.partners.urls")),
    path("", include("soceis.sharing.agreements.urls")),
    path("", include("soceis.sharing.disclosures.urls")),
    path("", include("soceis.sharing.meetings.urls")),
    path("", include("soceis.sharing.observations.urls")),
    path("", include("soceis.sharing.consultations.urls")),
    path("", include("soceis.sharing.dealings.urls")),
    path("", include("soceis.sharing.signposting.urls")),
    path("", include("soceis.journey.referrals.urls")),
    path("", include("soceis.journey.casework.urls")),
    path("", include("soceis.journey.consent.urls")),
    path("", include("soceis.journey.assessments.urls")),
    path("", include("soceis.journey.safety.urls")),
    path("", include("soceis.journey.plans.urls")),
    path("", include("soceis.journey.activities.urls")),
    path("", include("soceis.journey.support.urls")),
    path("", include("soceis.journey.outcomes.urls")),
    path("", include("soceis.journey.documents.urls")),
    path("", include("soceis.contexts.schools.urls")),
    path("", include("soceis.contexts.mapping.urls")),
    path("", include("soceis.insight.extracts.urls")),
    path("", include("soceis.insight.releases.urls")),
    path("", include("soceis.insight.partnering.urls")),
    path("", include("soceis.foundation.accounts.urls")),
    path("", include("soceis.ui.urls")),
    path("account/", include("allauth.urls")),
]
if settings.DEMONSTRATION:
    # The page on which to choose an invented person exists in demonstration mode alone.
    urlpatterns.append(path("", include("soceis.interfaces.demonstration.urls")))

handler400 = "soceis.ui.views.bad_request"
handler403 = "soceis.ui.views.forbidden"
handler404 = "soceis.ui.views.not_found"
handler500 = "soceis.ui.views.server_error"
