"""Addresses of signing in and out, and of what a person does before the work begins."""

from __future__ import annotations

from django.urls import path

from duiding.directory.signin import secrecy, views

app_name = "signin"
urlpatterns = [
    path("sign-in/", views.choose, name="choose"),
    path("sign-in/demo/", views.demo_sign_in, name="demo"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("secrecy/", secrecy.secrecy, name="secrecy"),
]
