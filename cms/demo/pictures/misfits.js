// Returns what is wrong with the texts of the SVG on the page: too wide for the box that the
// drawing gave them, over one another, or touched by a shape that is not their ground.
() => {
  const TOLERANCE = 3; // pixels; Arabic letters may swing out a little
  const found = [];
  const texts = [...document.querySelectorAll("text")];
  const shapes = [...document.querySelectorAll("svg > :not(text, title)")];

  const extentOf = (text) => {
    const box = text.getBBox();
    const size = Number(text.getAttribute("font-size"));
    const rows = [...text.children];
    const baselines = rows.map((row) => Number(row.getAttribute("y")));
    return {
      words: rows.map((row) => row.textContent).join(" "),
      room: text.dataset.box.split(" ").map(Number),
      left: box.x,
      right: box.x + box.width,
      // From the baselines, because a font's own box is far taller than its letters.
      top: baselines[0] - 0.8 * size,
      bottom: baselines.at(-1) + 0.25 * size,
    };
  };
  const meet = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  const follows = (text, shape) =>
    text.compareDocumentPosition(shape) & Node.DOCUMENT_POSITION_FOLLOWING;

  const extents = texts.map(extentOf);
  extents.forEach((one, nth) => {
    const [start, , width] = one.room;
    const over = Math.max(start - one.left, one.right - start - width);
    if (over > TOLERANCE) found.push(`${one.words}: ${Math.ceil(over)} px too wide`);
    for (const other of extents.slice(nth + 1))
      if (meet(one, other)) found.push(`${one.words}: lies over ${other.words}`);
    for (const shape of shapes)
      // What was drawn before a text may be its ground; an icon never is.
      if ((shape.tagName === "g" || follows(texts[nth], shape)) && meet(one, shape.getBoundingClientRect()))
        found.push(`${one.words}: is touched by ${shape.outerHTML.slice(0, 90)}`);
  });
  return found;
}
