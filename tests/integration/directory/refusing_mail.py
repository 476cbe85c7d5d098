"""A mail server that takes nothing."""

from smtplib import SMTPException
from typing import Any

from django.core.mail.backends.base import BaseEmailBackend


class Refusing(BaseEmailBackend):
    def send_messages(self, email_messages: Any) -> int:
        raise SMTPException("Not today")
