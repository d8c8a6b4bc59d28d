/** The colour of links, marks and controls, for light and for dark pages: `#rrggbb`. */
export interface Accent {
  light: string;
  dark: string;
}
export type Theme = keyof Accent;

/** Backgrounds of text in the accent colour, as in styles/page/tokens.css: pages, surfaces and raised ones. */
export const grounds: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#fdfcf9', '#f5f3ec', '#ffffff'],
  dark: ['#15171b', '#1d2026', '#22262d'],
};
/** WCAG 2.2 asks for this much of text, and for 3 of controls, which have the same backgrounds. */
export const leastContrast = 4.5;
const soft: Readonly<Record<Theme, number>> = { light: 0.1, dark: 0.14 };

const channels = (hex: string): number[] => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

/** A colour between two; `share` 0 is the first, 1 the second. */
export const mixed = (from: string, to: string, share: number): string => {
  const ends = channels(to);
  const between = channels(from).map((value, at) => Math.round(value + share * (ends[at]! - value)));
  return `#${between.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
};

/** Relative luminance, from 0 for black to 1 for white. */
const luminance = (hex: string): number => {
  const [red, green, blue] = channels(hex).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** The contrast of two colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** A soft ground of the colour, for what is chosen or marked. */
export const softAccent = (colour: string, theme: Theme): string =>
  mixed(grounds[theme][0]!, colour, soft[theme]);

/** The least contrast of a colour with its backgrounds, its own soft one among them, and which that is. */
export function leastOn(colour: string, theme: Theme): { ratio: number; ground: string } {
  return [...grounds[theme], softAccent(colour, theme)]
    .map((ground) => ({ ratio: contrast(colour, ground), ground }))
    .reduce((least, found) => (found.ratio < least.ratio ? found : least));
}

/** A contrast as readers see it: rounded down, so that 4.499 is not shown as 4.5. */
export const shownContrast = (ratio: number): string => (Math.floor(ratio * 100) / 100).toFixed(2);

/** The colour, or the nearest to it on its way to an end of the scale that can be read; that end if none can. */
function towards(colour: string, end: string, contrastOf: (tried: string) => number): string {
  for (let share = 0; share < 1; share += 0.01) {
    const tried = mixed(colour, end, share);
    if (contrastOf(tried) >= leastContrast) return tried;
  }
  return end;
}

/** The nearest colour that is dark enough for light pages or light enough for dark ones. */
export const readable = (colour: string, theme: Theme): string =>
  towards(colour, theme === 'light' ? '#000000' : '#ffffff', (tried) => leastOn(tried, theme).ratio);

/** The nearest colour that can be read on a ground. */
export const readableOn = (colour: string, ground: string): string =>
  towards(
    colour,
    contrast('#000000', ground) > contrast('#ffffff', ground) ? '#000000' : '#ffffff',
    (tried) => contrast(tried, ground),
  );

/** One colour is that of light pages; that of dark pages is as near to it as they allow. */
export const accentOf = (given: string | Accent): Accent =>
  typeof given === 'string' ? { light: given, dark: readable(given, 'dark') } : given;
