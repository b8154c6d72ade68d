"""Where to go next: only to pages of our own."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

HOME = "/"


def own_page(request: HttpRequest, address: str) -> str:
    """The address when it is a path of this service, else the first page."""
    if not address.startswith("/"):
        return HOME
    safe = url_has_allowed_host_and_scheme(address, allowed_hosts=None, require_https=request.is_secure())
    return address if safe else HOME
