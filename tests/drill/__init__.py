"""The update drill: whole editions edited at random on both sides, updated, audited, undone.

`make drill`, or `python -m tests.drill --help`. Everything happens through what the product's
own people use: pages saved and published, translations written, actions called.
"""
