"""`{% load bidi %}`: what is foreign in a sentence that may run from right to left."""

from django import template

from cms import bidi

register = template.Library()
register.filter("isolated", bidi.isolated)
