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

# What neither a page nor the admin uses. Security keys (`publickey-credentials-get`), the clipboard
# and full screen stay as browsers have them: for this origin alone. Only names that browsers know,
# for others are reported in their consoles.
_FEATURES_OFF = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture"),
    *("encrypted-media", "gamepad", "geolocation", "gyroscope", "hid", "idle-detection"),
    *("local-fonts", "magnetometer", "microphone", "midi", "payment", "picture-in-picture"),
    *("screen-wake-lock", "serial", "usb", "window-management", "xr-spatial-tracking"),
)
SECURITY_HEADERS = {
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES_OFF),
    "X-Content-Type-Options": "nosniff",
    # No other site may show what is not meant for all; public pictures say otherwise.
    "Cross-Origin-Resource-Policy": "same-origin",
}
