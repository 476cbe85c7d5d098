"""What an edition's people see of Wagtail's own screens: their editions and nothing else.

The gate (`editions.gate`) decides about addresses and ids; this package is about what no id
tells: lists, choosers, filters, menus, the dashboard, and references inside of a page's form.
"""
