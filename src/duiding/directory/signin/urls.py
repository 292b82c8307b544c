"""Addresses of signing in and out, and of what a person does before the work begins."""

from __future__ import annotations

from django.urls import path

from duiding.directory.signin import code_views, own_account, secrecy, views

app_name = "signin"
urlpatterns = [
    path("sign-in/", views.choose, name="choose"),
    path("sign-in/demo/", views.demo_sign_in, name="demo"),
    path("sign-in/ready/", views.ready, name="ready"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("role/", views.role, name="role"),
    path("invitation/", code_views.invitation, name="invitation"),
    path("my-account/", own_account.account, name="account"),
    path("my-account/sessions/end/", own_account.end_session, name="end_session"),
    path("secrecy/", secrecy.secrecy, name="secrecy"),
]
