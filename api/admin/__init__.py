"""The API's screens in the admin."""
