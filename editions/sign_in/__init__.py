"""Signing in, by django-allauth: passwords, second factors, passkeys, single sign-on, sessions.

Accounts are made by invitation only, and hold nothing by themselves: what a person may do follows
from their roles (`editions.permissions`).
"""
