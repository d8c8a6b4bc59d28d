import { box, setOut, type Element } from './element.ts';

/** Where a text must fit. Lengths in px. */
export interface TextFrame {
  width: number;
  height: number;
  /** Font sizes to choose from, largest first. */
  sizes: readonly number[];
  lineHeight: number;
  weight: number;
  maxLines: number;
}

export interface FittedText {
  size: number;
  lines: number;
  /** Whether the text is longer than the frame at its smallest size, and ends in an ellipsis. */
  cut: boolean;
  /** The text as a box of the frame's width. */
  element: Element;
}

/**
 * Sets a text in the largest size at which all of it fits in whole words. Where none does, it takes the smallest, breaks
 * what is wider than a line, and ends the last line that fits in an ellipsis.
 */
export async function fitText(text: string, frame: TextFrame): Promise<FittedText> {
  const { width, weight, lineHeight } = frame;
  const fit = async (size: number): Promise<FittedText | undefined> => {
    const lineBox = Math.round(size * lineHeight);
    const style = {
      width,
      fontSize: size,
      fontWeight: weight,
      lineHeight: `${lineBox}px`,
      textWrap: 'balance',
    };
    const whole = box(style, text);
    const narrow = box({ ...style, width: 'min-content', alignSelf: 'flex-start' }, text);
    const { sizes } = await setOut(
      box({ flexDirection: 'column', width }, { ...whole, key: 'whole' }, { ...narrow, key: 'word' }),
      width,
    );
    const { height } = sizes.get('whole')!;
    const lines = Math.round(height / lineBox);
    return lines <= frame.maxLines && height <= frame.height && sizes.get('word')!.width <= width
      ? { size, lines, cut: false, element: whole }
      : undefined;
  };
  // What fits in one size fits in every smaller one, and setting a text takes milliseconds: halve.
  let [from, to] = [0, frame.sizes.length];
  let fitted: FittedText | undefined;
  while (from < to) {
    const middle = (from + to) >> 1;
    const tried = await fit(frame.sizes[middle]!);
    if (tried) [fitted, to] = [tried, middle];
    else from = middle + 1;
  }
  if (fitted) return fitted;
  const size = frame.sizes.at(-1)!;
  const lineBox = Math.round(size * lineHeight);
  const room = Math.max(1, Math.min(frame.maxLines, Math.floor(frame.height / lineBox)));
  const style = {
    width,
    fontSize: size,
    fontWeight: weight,
    lineHeight: `${lineBox}px`,
    overflowWrap: 'anywhere',
  };
  const all = { ...box({ ...style, display: 'block' }, text), key: 'all' };
  const { sizes } = await setOut(box({ flexDirection: 'column', width }, all), width);
  const lines = Math.round(sizes.get('all')!.height / lineBox);
  return {
    size,
    lines: Math.min(lines, room),
    cut: lines > room,
    element: box({ ...style, display: 'block', lineClamp: room }, text),
  };
}
