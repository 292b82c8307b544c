"""django-allauth: password with a second factor, or a passkey. Nobody signs up by themselves."""

ACCOUNT_ADAPTER = "duiding.directory.signin.adapters.ClosedSignup"
MFA_ADAPTER = "duiding.directory.signin.adapters.SealedSecrets"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "duiding.directory.signin.display.shown_to_oneself"
ACCOUNT_EMAIL_VERIFICATION = "none"
# Longer each time: after 5 wrong passwords a minute, after 10 a quarter of an hour, after 20 six hours. Colleagues
# often share one address of the network, so that limit is wide.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "5/m/key,10/15m/key,20/6h/key,60/15m/ip",
    "login": "60/m/ip",
    "code": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_FORMS = {
    "login": "duiding.directory.signin.forms.SignIn",
    "change_password": "duiding.directory.signin.forms.ChangePassword",
    "reauthenticate": "duiding.directory.signin.forms.PasswordAgain",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Duiding"
MFA_TOTP_TOLERANCE = 1  # a phone that runs half a minute early or late still fits
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "authenticate": "duiding.directory.signin.forms.Code",
    "reauthenticate": "duiding.directory.signin.forms.CodeAgain",
    "activate_totp": "duiding.directory.signin.forms.AddApp",
    "add_webauthn": "duiding.directory.signin.forms.AddPasskey",
    "edit_webauthn": "duiding.directory.signin.forms.RenamePasskey",
}
