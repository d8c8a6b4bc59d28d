/** The colours of an image, at most 256, in the order in which they were asked for. */
export class Palette {
  /** As 0xRRGGBB. */
  readonly colours: number[] = [];
  readonly #known = new Map<number, number>();

  /**
   * Index of a colour.
   *
   * @param colour     As 0xRRGGBB.
   * @param tolerance  Distance in RGB, channels from 0 to 255, up to which a colour that is there already will do.
   */
  index(colour: number, tolerance = 0): number {
    const known = this.#known.get(colour);
    if (known !== undefined) return known;
    let [nearest, least] = [0, Infinity];
    if (tolerance > 0 || this.colours.length === 256)
      this.colours.forEach((other, index) => {
        const apart = distance(colour, other);
        if (apart < least) [nearest, least] = [index, apart];
      });
    if (least > tolerance ** 2 && this.colours.length < 256) nearest = this.colours.push(colour) - 1;
    this.#known.set(colour, nearest);
    return nearest;
  }
}

/** Squared; a difference in hue counts more than one in lightness, lest the edges of grey text turn blue. */
function distance(one: number, other: number): number {
  const red = (one >> 16) - (other >> 16);
  const green = ((one >> 8) & 255) - ((other >> 8) & 255);
  const blue = (one & 255) - (other & 255);
  const grey = (red + green + blue) / 3;
  return 3 * grey ** 2 + 4 * ((red - grey) ** 2 + (green - grey) ** 2 + (blue - grey) ** 2);
}

/** @param part  Of the ink, from 0 to 1. */
export function blend(ground: number, ink: number, part: number): number {
  const channel = (shift: number) => {
    const from = (ground >> shift) & 255;
    return Math.round(from + (((ink >> shift) & 255) - from) * part) << shift;
  };
  return channel(16) | channel(8) | channel(0);
}

/** @param hex  Such as #1d1f23. */
export const colourOf = (hex: string): number => parseInt(hex.slice(1), 16);
