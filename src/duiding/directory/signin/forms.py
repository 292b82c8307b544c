"""The forms of signing in, with words of our own. A label stands above a field, never inside it."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

LABELS = {
    "login": _("Work e-mail address"),
    "password": _("Password"),
    "oldpassword": _("Your password of now"),
    "password1": _("New password"),
    "password2": _("The new password once more"),
    "code": _("Code"),
    "name": _("Name of the key"),
    "passwordless": _("I also want to sign in with this key only, without a password"),
}
EMPTY = {
    "login": _("Fill in your work e-mail address."),
    "password": _("Fill in your password."),
    "oldpassword": _("Fill in your password of now."),
    "password1": _("Think of a new password."),
    "password2": _("Fill in the new password once more."),
    "code": _("Fill in the code."),
    "name": _("Give the key a name."),
}


class Plain:
    """Labels and messages of this product on a form of allauth."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = LABELS.get(name, field.label)
            field.help_text = ""
            field.error_messages["required"] = EMPTY.get(name, field.error_messages.get("required", ""))
        if "password1" in self.fields:
            self.fields["password1"].help_text = _(
                "At least 12 characters. A sentence of your own works well."
            )


class SignIn(Plain, account.LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].error_messages["invalid"] = _("This is not an e-mail address. Look at it again.")


class ChangePassword(Plain, account.ChangePasswordForm):  # type: ignore[misc]
    pass


class PasswordAgain(Plain, account.ReauthenticateForm):  # type: ignore[misc]
    pass


class Code(Plain, mfa.AuthenticateForm):  # type: ignore[misc]
    pass


class CodeAgain(Plain, mfa.ReauthenticateForm):  # type: ignore[misc]
    pass


class AddApp(Plain, ActivateTOTPForm):  # type: ignore[misc]
    pass


class AddPasskey(Plain, AddWebAuthnForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True
        self.fields["name"].widget.attrs["maxlength"] = 60
        self.fields["credential"].error_messages["required"] = _("The key gave no answer. Try again.")


class RenamePasskey(Plain, EditWebAuthnForm):  # type: ignore[misc]
    pass


class NewPassword(forms.Form):
    """A password that is set with a code, and typed twice."""

    password1 = forms.CharField(
        label=LABELS["password1"],
        help_text=_("At least 12 characters. A sentence of your own works well."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": EMPTY["password1"]},
    )
    password2 = forms.CharField(
        label=LABELS["password2"],
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": EMPTY["password2"]},
    )

    def clean_password1(self) -> str:
        password: str = self.cleaned_data["password1"]
        validate_password(password)
        return password

    def clean_password2(self) -> str:
        again: str = self.cleaned_data["password2"]
        if "password1" in self.cleaned_data and again != self.cleaned_data["password1"]:
            raise forms.ValidationError(_("The two passwords are not the same. Type them again."))
        return again
