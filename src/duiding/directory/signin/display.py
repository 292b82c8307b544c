"""How an account is shown to its owner, by the browser that keeps a passkey."""

from duiding.directory.signin.models import Account


def shown_to_oneself(account: Account) -> str:
    return account.email
