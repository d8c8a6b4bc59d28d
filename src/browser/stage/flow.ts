interface Word {
  text: string;
  font: string;
  colour: string;
}
/** Height of a line, and where its letters stand in it, as multiples of the font's size. */
const [lineHeight, baseline] = [1.4, 1.05];

/** The words of some nodes, and the spaces between them, in the weight and the colour that the page shows them in. */
const wordsOf = (nodes: Iterable<Node>, size: number, family: string): Word[] =>
  [...nodes].flatMap((node) => {
    const { fontWeight, color } = getComputedStyle(node.parentElement ?? document.body);
    if (!(node instanceof Text)) return wordsOf(node.childNodes, size, family);
    const font = `${fontWeight} ${size}px ${family}`;
    return (node.data.match(/\s+|\S+/g) ?? []).map((text) => ({ text, font, colour: color }));
  });

/** Text in lines of a width, to be drawn on a canvas. */
export function flow(
  context: CanvasRenderingContext2D,
  nodes: Iterable<Node>,
  { width, size, family }: { width: number; size: number; family: string },
) {
  const lines: (Word & { x: number })[][] = [[]];
  let [x, gap] = [0, ''];
  for (const word of wordsOf(nodes, size, family)) {
    if (!word.text.trim()) {
      gap = ' ';
      continue;
    }
    context.font = word.font;
    const widthOf = (text: string) => context.measureText(text).width;
    // Only a space is where a line may end: a word may have parts in bold.
    if (gap && x + widthOf(gap + word.text) > width) {
      lines.push([]);
      x = 0;
    }
    const text = x > 0 ? gap + word.text : word.text;
    lines.at(-1)!.push({ ...word, text, x });
    x += widthOf(text);
    gap = '';
  }
  return {
    height: lines.length * size * lineHeight,
    draw(top: number, left: number): void {
      lines.forEach((line, at) => {
        for (const { text, font, colour, x } of line) {
          context.font = font;
          context.fillStyle = colour;
          context.fillText(text, left + x, top + (at * lineHeight + baseline) * size);
        }
      });
    },
  };
}
