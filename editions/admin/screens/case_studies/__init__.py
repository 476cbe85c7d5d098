"""The screens of an edition's case studies."""
