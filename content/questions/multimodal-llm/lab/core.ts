import type { Progress } from 'grounded/lab/lab.ts';
import { attentions, cacheMegabytes } from './cost.ts';
import { controls, type Params } from './controls.ts';
import { encoded, type Encoded, type Shape } from './encoded.ts';

export const shapes = Object.keys(controls.shape.options) as Shape[];

export interface Row {
  shape: Shape;
  /** One picture. */
  picture: Encoded;
  /** Image tokens of all pictures, and their keys and values in MB. */
  tokens: number;
  cache: number;
  /** Height of the print and image tokens of one picture, at each length of its longer side. */
  bySide: [print: number, tokens: number][];
}

export interface Frame extends Progress {
  rows: Row[];
}

/** What pictures of print cost, padded to a square, in their own shape, or so with patches merged. */
export function* run(params: Params): Generator<Frame, void, undefined> {
  const { paperWidth: width, paperHeight: height, print, side, patch, pictures, llm } = params;
  const paper = { width, height, print };
  const rows = shapes.map((shape): Row => {
    const picture = encoded(paper, side, shape, patch);
    const tokens = picture.tokens * pictures;
    return {
      shape,
      picture,
      tokens,
      cache: cacheMegabytes(tokens, attentions[llm]),
      bySide: controls.side.values.map((side) => {
        const { print, tokens } = encoded(paper, side, shape, patch);
        return [print, tokens];
      }),
    };
  });
  yield { rows, progress: 1 };
}
