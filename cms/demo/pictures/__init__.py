"""The diagrams of the demo course, drawn by code and kept as SVG and WebP.

One description per picture (`draw_*.py`) gives both variants: English, and
Arabic with the drawing mirrored where it reads in a direction. Words live in
`labels.LANGUAGE.json`; titles and text alternatives in `pictures.json`.
`python -m cms.demo.pictures.render` writes the files.
"""
