import { formatNumber } from 'grounded/lab/format.ts';
import type { Canvas, Seen, Stage } from 'grounded/lab/stage.ts';
import { note, px } from 'grounded/lab/svg.ts';
import { controls, type Params } from './controls.ts';

const focal = 5;
/** How many times as large the image is. It lies b = fg/(g − f) behind the lens. */
export const magnification = (distance: number): number => focal / (distance - focal);

/** Where the lens and the axis are, how high the thing is, and px for a cm. */
const placeOf = ({ width, height }: Canvas) => ({
  lens: width * 0.69,
  axis: height * 0.46,
  high: height * 0.3,
  cm: width / 46,
});

/** An arrow from the axis to its tip. */
function arrow(x: number, axis: number, tip: number, more: string): string {
  const neck = tip + Math.sign(axis - tip) * 10;
  const side = `V${px(neck)}h-5L${px(x)} ${px(tip)}L${px(x + 6.5)} ${px(neck)}h-5V${px(axis)}z`;
  return `<path ${more} d="M${px(x - 1.5)} ${px(axis)}${side}"/>`;
}

function picture({ params, before }: Seen<Params>, canvas: Canvas): string {
  const { lens, axis, high, cm } = placeOf(canvas);
  const larger = magnification(params.distance);
  const thing = { x: lens - params.distance * cm, tip: axis - high };
  const image = { x: lens + params.distance * larger * cm, tip: axis + high * larger };
  // Through the lens along the axis, through its middle, and through its focus.
  const start = `M${px(thing.x)} ${px(thing.tip)}`;
  const end = `${px(image.x)} ${px(image.tip)}`;
  const rays = `${start}H${px(lens)}L${end}${start}L${end}${start}L${px(lens)} ${px(image.tip)}L${end}`;
  return (
    `<path class="stage-faint" d="M0 ${px(axis)}H${canvas.width}"/>` +
    `<ellipse class="stage-fill role-plain" cx="${px(lens)}" cy="${px(axis)}" rx="8" ry="${px(high * 1.45)}"/>` +
    `<path class="stage-line role-ray" d="${rays}"/>` +
    (before ? arrow(lens - before.distance * cm, axis, thing.tip, 'class="stage-ghost" data-ghost') : '') +
    arrow(thing.x, axis, thing.tip, 'class="stage-solid"') +
    arrow(image.x, axis, image.tip, 'class="stage-solid role-image"') +
    note(px(thing.x), px(axis + 18), 'thing', '') +
    note(px(image.x), px(axis - 8), 'image', '')
  );
}

export const stage: Stage<typeof controls> = {
  controls,
  inputs: [{ kind: 'slider', name: 'distance', label: 'Distance', stops: [8, 9, 10, 12, 15, 20, 25, 30] }],
  handles: [
    {
      label: 'Thing before the lens',
      box({ distance }, canvas) {
        const { lens, axis, high, cm } = placeOf(canvas);
        return { x: lens - distance * cm, y: axis - high / 2, width: 44, height: high };
      },
      text: ({ distance }) => `${distance} cm`,
      moves: 'distance',
      axis: 'x',
      drag: ({ x }, _, canvas) => ({ distance: (placeOf(canvas).lens - x) / placeOf(canvas).cm }),
      step: ({ x }, { distance }) => ({ distance: distance - x }),
    },
  ],
  picture,
  sentence: ({ params: { distance } }) =>
    `At <b>${distance}</b> cm the image is <b>${formatNumber(magnification(distance), 2)}</b> times as large as the thing.`,
  claim: () => 'nearer-farther',
  note: 'A thin lens with a focal length of 5 cm, and light of one colour.',
  label: 'A thing before a lens, three rays from its tip, and the image where they meet',
};
