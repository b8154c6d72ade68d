from django.urls import path

from soceis.foundation.accounts import views

app_name = "accounts"

urlpatterns = [
    path("typing/<uuid:key>/", views.draft, name="draft"),
    path("typing/<uuid:key>/let-go/", views.let_go, name="let_go"),
]
