import { formatNumber } from 'grounded/lab/format.ts';
import type { Canvas, Seen, Stage } from 'grounded/lab/stage.ts';
import { note, px } from 'grounded/lab/svg.ts';
import { controls, type Params } from './controls.ts';

const focal = 5;
/** How many times as large the image is. It lies b = fg/(g − f) behind the lens. */
export const magnification = (distance: number): number => focal / (distance - focal);

/** Where the lens and the axis are, how high the object is, and px for a cm. */
const placeOf = ({ width, height }: Canvas) => ({
  lens: width * 0.64,
  axis: height * 0.46,
  high: height * 0.3,
  cm: width / 44,
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
  const object = { x: lens - params.distance * cm, tip: axis - high };
  const image = { x: lens + params.distance * larger * cm, tip: axis + high * larger };
  // Through the lens along the axis, through its middle, and through its focus.
  const start = `M${px(object.x)} ${px(object.tip)}`;
  const end = `${px(image.x)} ${px(image.tip)}`;
  const rays = `${start}H${px(lens)}L${end}${start}L${end}${start}L${px(lens)} ${px(image.tip)}L${end}`;
  return (
    `<path class="stage-faint" d="M0 ${px(axis)}H${canvas.width}"/>` +
    `<ellipse class="stage-fill role-ray" cx="${px(lens)}" cy="${px(axis)}" rx="8" ry="${px(high * 1.45)}"/>` +
    `<path class="stage-line role-ray" d="${rays}"/>` +
    (before ? arrow(lens - before.distance * cm, axis, object.tip, 'class="stage-ghost" data-ghost') : '') +
    arrow(object.x, axis, object.tip, 'class="stage-solid"') +
    arrow(image.x, axis, image.tip, 'class="stage-solid role-image"') +
    note(px(object.x), px(axis + 18), 'object', '') +
    note(px(image.x), px(axis - 8), 'image', '')
  );
}

export const stage: Stage<typeof controls> = {
  controls,
  inputs: [{ kind: 'slider', name: 'distance', label: 'Distance', stops: [8, 9, 10, 12, 15, 20, 25] }],
  handles: [
    {
      label: 'Object before the lens',
      box({ distance }, canvas) {
        const { lens, axis, high, cm } = placeOf(canvas);
        return { x: lens - distance * cm, y: axis - high / 2, width: 44, height: high };
      },
      text: ({ distance }) => `${distance} cm`,
      moves: 'distance',
      axis: 'x',
      drag({ x }, _, canvas) {
        const { lens, cm } = placeOf(canvas);
        return { distance: Math.round((lens - x) / cm) };
      },
      step: ({ x }, { distance }) => ({ distance: distance - x }),
    },
  ],
  picture,
  sentence: ({ params: { distance } }) =>
    `At <b>${distance}</b> cm the image is <b>${formatNumber(magnification(distance), 2)}</b> times as large as the object.`,
  claim: () => 'nearer-farther',
  note: 'A thin lens with a focal length of 5 cm, and light of one colour.',
  label: 'An object before a lens, three rays from its tip, and the image where they meet',
};
