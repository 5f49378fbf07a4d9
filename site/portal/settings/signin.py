"""How people sign in: what is counted, second factors, passwords. See docs/sign-in.md."""

from datetime import timedelta

from .environment import Environment

env = Environment()

SIGN_IN_APPS = [
    "portal.signin",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]

# Whose address a request has: portal/client_address.py.
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
PROXY_HOPS = env.int("PROXY_HOPS", default=1)

# Failed attempts, in the database, so that all processes and servers count together. How many are
# allowed for what: portal/signin/throttling.py.
AXES_HANDLER = "portal.signin.throttling.Handler"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "username", "ip_address"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
# Else whoever goes on trying would never be let in at the time that they were told.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "portal.client_address.client_address"
AXES_LOCKOUT_CALLABLE = "portal.signin.throttling.refusal"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = [
    "username",
    "ip_address",
    "password",
    "email",
    "code",
    "credential",
    "csrfmiddlewaretoken",
]

# Whose account must have a second factor: names of groups, "administrators", or "*" for all.
MFA_REQUIRED_GROUPS = env.list("MFA_REQUIRED_GROUPS", default=[])

# allauth is here for second factors and the list of sessions alone. Accounts, addresses and
# passwords are Wagtail's.
ACCOUNT_ADAPTER = "portal.signin.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_FORMS = {"reauthenticate": "portal.signin.forms.PasswordAgainForm"}
MFA_ADAPTER = "portal.signin.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "portal.signin.forms.CodeForm",
    "reauthenticate": "portal.signin.forms.CodeAgainForm",
    "authenticate_webauthn": "portal.signin.forms.KeyForm",
    "reauthenticate_webauthn": "portal.signin.forms.KeyAgainForm",
    "add_webauthn": "portal.signin.forms.AddKeyForm",
    "activate_totp": "portal.signin.forms.ActivateAppForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_RECOVERY_CODES_SHOW_ONCE = True
# A phone's clock may be half a minute off.
MFA_TOTP_TOLERANCE = 1

# Length protects, not symbols; what everybody tries first is refused: docs/sign-in.md.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "portal.signin.passwords.LengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "portal.signin.passwords.GuessablePasswordValidator"},
]
