"""Which sources a page may load from: strict for readers, as Wagtail needs for editors."""

from csp.constants import NONE, SELF, UNSAFE_INLINE

PUBLIC_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "media-src": [SELF],
    "manifest-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "base-uri": [NONE],
    "object-src": [NONE],
}
ADMIN_POLICY = {
    **PUBLIC_POLICY,
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "worker-src": [SELF, "blob:"],
}
