import { formatNumber } from 'grounded/lab/format.ts';
import type { Canvas, Seen, Stage } from 'grounded/lab/stage.ts';
import { px } from 'grounded/lab/svg.ts';
import { controls, type Params } from './controls.ts';

/** How strongly air scatters light of a wavelength in nm: red light of 700 nm is 1. */
export const scattered = (wavelength: number): number => (700 / wavelength) ** 4;

/** A colour like that of the light, from violet at 400 nm to red at 700 nm. */
const colourOf = (wavelength: number): string => `hsl(${px((700 - wavelength) * 0.9)} 80% 55%)`;

/** Ways of light out of the ray: five for red light, and as many more as air scatters more. `reach`: their length in px. */
function waysOut(wavelength: number, { width, height }: Canvas, reach: number): string {
  const ways = Array.from({ length: Math.round(5 * scattered(wavelength)) }, (_, at) => {
    // A turn and a step that repeat nothing, so that ways lie evenly however many there are.
    const [x, turn] = [width * (0.08 + 0.84 * ((at * 0.618) % 1)), at * 2];
    return `M${px(x)} ${px(height / 2)}l${px(reach * Math.cos(turn))} ${px(reach * Math.sin(turn))}`;
  });
  return ways.join('');
}

function picture({ params, before, moment = 1 }: Seen<Params>, canvas: Canvas): string {
  const reach = canvas.height * 0.4;
  const ghost =
    before && before.wavelength !== params.wavelength
      ? `<path class="stage-ghost" data-ghost d="${waysOut(before.wavelength, canvas, reach)}"/>`
      : '';
  return (
    ghost +
    `<g fill="none" stroke="${colourOf(params.wavelength)}">` +
    `<path stroke-width="2" d="${waysOut(params.wavelength, canvas, reach * moment)}"/>` +
    `<path stroke-width="7" d="M0 ${px(canvas.height / 2)}H${canvas.width}"/></g>`
  );
}

export const stage: Stage<typeof controls> = {
  controls,
  inputs: [
    {
      kind: 'slider',
      name: 'wavelength',
      label: 'Wavelength',
      stops: [400, 450, 500, 550, 600, 650, 700],
      text: (wavelength) => `${wavelength} nm`,
    },
  ],
  play: { label: 'Let it shine', seconds: 3 },
  note: 'Light comes from the left. The number of lines is in proportion to the light that air scatters; their directions are not.',
  label: 'A ray of light in air, with lines where light leaves it',
  picture,
  sentence: ({ params: { wavelength } }) =>
    `Air scatters light of <b>${wavelength}</b> nm <b>${formatNumber(scattered(wavelength), 1)}</b> times as strongly as red light of 700 nm.`,
};
