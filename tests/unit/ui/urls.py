from django.urls import include, path

urlpatterns = [path("ui/", include("soceis.ui.urls"))]
