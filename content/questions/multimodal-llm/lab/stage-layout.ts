import type { Canvas } from 'grounded/lab/stage.ts';
import { encoded, type Encoded } from './encoded.ts';
import { controls, type Params } from './controls.ts';
import { part, receipt } from './total-line.ts';

/** A rectangle in px of the canvas. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}
const area = (x: number, y: number, width: number, height: number): Area => ({ x, y, width, height });

export interface Layout {
  kind: Canvas['kind'];
  /** Where the largest picture fits. */
  picture: Area;
  /** The enlarged part of the picture. */
  close: Area;
  encoder: Area;
  projector: Area;
  llm: Area;
  /** Where the tokens of the picture begin, the side of one and how many stand one above the other. */
  tokens: Pick<Area, 'x' | 'y'> & { pitch: number; rows: number };
  /** Question and answer, as they follow on the tokens of the picture. */
  question: { width: number; text: string };
  answer: { width: number; height: number };
}

/** The enlarged part, in a width. */
const closeUp = (x: number, y: number, width: number) =>
  area(x, y, width, Math.round((width * part.height) / part.width));

const layouts: Readonly<Record<Canvas['kind'], (width: number) => Omit<Layout, 'kind'>>> = {
  wide: (width) => ({
    picture: area(4, 24, 140, 140),
    close: closeUp(172, 24, width - 176),
    encoder: area(4, 202, 88, 44),
    projector: area(116, 202, 82, 44),
    llm: area(222, 258, width - 226, 38),
    tokens: { x: 222, y: 186, pitch: 1.3, rows: 48 },
    question: { width: 108, text: 'What is the total?' },
    answer: { width: 44, height: 30 },
  }),
  narrow: (width) => ({
    picture: area(4, 20, 84, 84),
    close: closeUp(104, 20, width - 108),
    encoder: area(4, 134, 68, 40),
    projector: area(4, 200, 68, 40),
    llm: area(90, 202, width - 94, 38),
    tokens: { x: 90, y: 140, pitch: 0.9, rows: 54 },
    question: { width: 42, text: 'total?' },
    answer: { width: 36, height: 28 },
  }),
  thumb: (width) => ({
    picture: area(0, 0, 0, 0),
    close: closeUp(8, 6, width - 16),
    encoder: area(136, 114, 54, 30),
    projector: area(193, 114, 60, 30),
    llm: area(256, 114, 36, 30),
    tokens: { x: 8, y: 104, pitch: 0.8, rows: 60 },
    question: { width: 0, text: '' },
    answer: { width: 0, height: 0 },
  }),
};

/** Where the parts lie. */
export const layOut = ({ kind, width }: Canvas): Layout => ({ kind, ...layouts[kind](width) });

/** The receipt as the encoder gets it. */
export const seenAs = ({ side, shape }: Pick<Params, 'side' | 'shape'>): Encoded =>
  encoded(receipt, side, shape, controls.patch.default);

/** The picture at its size: as much larger as its side is longer. */
export function pictureArea(params: Pick<Params, 'side' | 'shape'>, { picture }: Layout): Area {
  const { width, height } = seenAs(params);
  const perPixel = picture.height / controls.side.max;
  return area(picture.x, picture.y, width * perPixel, height * perPixel);
}

/** The block that the tokens of a picture fill. */
export function tokensArea(count: number, { tokens: { x, y, pitch, rows } }: Layout): Area {
  const columns = Math.ceil(count / rows);
  return area(x, y, columns * pitch, Math.min(rows, count) * pitch);
}

/** Question and answer after the tokens of a picture. */
export function wordsAfter(count: number, layout: Layout): { question: Area; answer: Area } {
  const block = tokensArea(count, layout);
  const { question, answer, tokens } = layout;
  const y = tokens.y + tokens.rows * tokens.pitch - answer.height;
  const x = block.x + block.width + 7;
  return {
    question: area(x, y, question.width, answer.height),
    answer: area(x + question.width + 4, y, answer.width, answer.height),
  };
}
