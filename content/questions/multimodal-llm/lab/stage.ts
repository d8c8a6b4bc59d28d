import { nearestStop, type Stage } from 'grounded/lab/stage.ts';
import { controls, type Params } from './controls.ts';
import { layOut, pictureArea } from './stage-layout.ts';
import { drawReceipt, type Shown } from './stage-picture.ts';
import { claimOf, movedTo, saidOf } from './stage-sentence.ts';
import { receipt } from './total-line.ts';

const sides = controls.side.values;
const at = (side: number) => nearestStop(sides, side);
const stop = (index: number) => ({ side: sides[Math.min(sides.length - 1, Math.max(0, index))]! });
const alike = (a: Shown, b: Shown) => a.side === b.side && a.shape === b.shape && a.trains === b.trains;

export const stage: Stage<typeof controls> = {
  controls,
  inputs: [
    { kind: 'choice', name: 'shape', label: 'The encoder gets' },
    { kind: 'choice', name: 'trains', label: 'Trained' },
  ],
  handles: [
    {
      label: 'Longer side of the picture',
      moves: 'side',
      box(params, canvas) {
        const { x, y, width, height } = pictureArea(params, layOut(canvas));
        return { x: x + width, y: y + height, width: 30, height: 30 };
      },
      text: ({ side }) => `${side} pixels`,
      drag({ x, y }, params: Params, canvas) {
        const layout = layOut(canvas);
        const all = pictureArea({ ...params, side: controls.side.max }, layout);
        const share = Math.max((x - all.x) / all.width, (y - all.y) / all.height);
        return stop(at(share * controls.side.max));
      },
      step: ({ x, y }, { side }, far) => stop(at(side) + (x || -y) * (far ? 3 : 1)),
    },
  ],
  fixes: { paperWidth: receipt.width, paperHeight: receipt.height, print: receipt.print },
  note: 'A made-up receipt of 80 × 240 mm with print 2.5 mm high. Each pixel is the average over its area, without a camera’s blur and noise. Patches of 14 pixels; stages as in LLaVA-1.5, whose stage 1 asks for captions. A dot is an image token; the words are not to scale.',
  label:
    'A receipt as pixels, its patches as image tokens before a question and its answer, and the way of the gradient from the loss on the answer back through the model.',
  heights: { wide: 300, narrow: 246 },
  picture: ({ params, before }, canvas) =>
    drawReceipt(params, before && !alike(before, params) ? before : undefined, canvas),
  sentence: ({ params }) => saidOf(params),
  afterDrag: movedTo,
  claim: claimOf,
};
