import { textWidth } from '#figure-text.ts';
import type { Drawing, Label } from './drawing.ts';
import { box, image, type Element } from './element.ts';
import { showable } from './showable.ts';
import { siteColour } from './site-styles.ts';

/** A drawing grows by no more than this, so that one of two boxes does not shout. */
const largest = 1.4;
/** Where the smallest label would be below this size in px, all become bars: text that nobody can read is dirt. */
const smallestLabel = 8;
/** Inter's ascent and descent, in parts of the font size. */
const ascent = 0.96875;
const descent = 0.2412;

/** A drawing as a box that is at most so wide and so high, in px. */
export async function drawnIn(drawing: Drawing, width: number, height: number): Promise<Element> {
  const scale = Math.min(width / drawing.width, height / drawing.height, largest);
  const [drawnWidth, drawnHeight] = [Math.round(drawing.width * scale), Math.round(drawing.height * scale)];
  const sizes = drawing.labels.map(({ size }) => size * scale);
  const readable = Math.min(...sizes) >= smallestLabel;
  return box(
    { position: 'relative', width: drawnWidth, height: drawnHeight },
    image(drawing.shapes, drawnWidth, drawnHeight),
    ...(await Promise.all(
      drawing.labels.map((label) => (readable ? placed(label, scale) : bar(label, scale))),
    )),
  );
}

/** A label too small to read: a soft bar as long as its text. */
function bar(label: Label, scale: number): Element {
  const size = label.size * scale;
  const width = textWidth(label.text, size);
  return box({
    position: 'absolute',
    left: label.x * scale - { start: 0, middle: width / 2, end: width }[label.anchor],
    top: label.y * scale - size * 0.6,
    width,
    height: size * 0.5,
    borderRadius: size * 0.25,
    backgroundColor: label.colour,
    opacity: 0.3,
  });
}

async function placed(label: Label, scale: number): Promise<Element | undefined> {
  const text = await showable(label.text);
  if (text === undefined) return undefined;
  const size = label.size * scale;
  const lineBox = Math.ceil(size * (ascent + descent));
  const baseline = (lineBox - size * (ascent + descent)) / 2 + size * ascent;
  /** Wider than any label: what is anchored at its end or middle grows from there. */
  const room = 800;
  const left = { start: 0, middle: room / 2, end: room }[label.anchor];
  return box(
    {
      position: 'absolute',
      left: label.x * scale - left,
      top: label.y * scale - baseline,
      width: room,
      justifyContent: { start: 'flex-start', middle: 'center', end: 'flex-end' }[label.anchor],
    },
    box(
      {
        fontSize: size,
        fontWeight: label.weight > 520 ? 600 : 500,
        lineHeight: `${lineBox}px`,
        whiteSpace: 'nowrap',
        color: label.colour,
        ...(label.halo && { backgroundColor: siteColour('--color-raised') }),
      },
      text,
    ),
  );
}
