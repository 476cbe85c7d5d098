// Returns the names of the fonts that the browser would silently replace by others.
() => {
  const pen = document.createElement("canvas").getContext("2d");
  const widthIn = (font, words) => {
    pen.font = `40px ${font}`;
    return pen.measureText(words).width;
  };
  // A missing font measures exactly as its fallback does, whichever that is.
  const isMissing = ([font, words]) =>
    ["monospace", "serif"].every(
      (fallback) => widthIn(`"${font}", ${fallback}`, words) === widthIn(fallback, words),
    );
  return [
    ["Noto Sans", "consular"],
    ["Noto Sans Arabic", "القنصلية"],
  ]
    .filter(isMissing)
    .map(([font]) => font);
}
