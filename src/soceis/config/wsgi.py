"""The web server's way in."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "soceis.config.settings")

application = get_wsgi_application()

from soceis.config.checks import refuse  # noqa: E402  the settings must be ready

refuse(answers_requests=True)
