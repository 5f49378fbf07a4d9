"""Response headers that depend on who the page is for."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from .measuring import with_measuring


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The readers' policy everywhere but in the admin, whose pages carry inline scripts.

    On pages that are measured it names the origin of the measuring script.
    """

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path_info.startswith(settings.ADMIN_PREFIX):
            parts.config = settings.CONTENT_SECURITY_POLICY_ADMIN["DIRECTIVES"]
        elif not report_only and getattr(request, "is_measured", False):
            parts.config = with_measuring(settings.CONTENT_SECURITY_POLICY["DIRECTIVES"])
        return parts
