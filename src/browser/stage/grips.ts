import type { Controls, ParamsOf } from '#lab/controls.ts';
import {
  canvasOf,
  nearestStop,
  type AnyStage,
  type Canvas,
  type Change,
  type Grip,
  type Place,
} from '#lab/stage.ts';
import { el } from '../element.ts';

type Params = ParamsOf<Controls>;

const arrows: Readonly<Record<string, [x: number, y: number, far?: true]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  PageUp: [0, 1, true],
  PageDown: [0, -1, true],
  Home: [-Infinity, 0],
  End: [Infinity, 0],
};

/**
 * Lays over a stage's picture what can be taken hold of in it.
 *
 * @param frame  Holds the picture, and is as large as what is drawn.
 * @param paramsNow  What the picture shows.
 * @param held  A finger or mouse button that went down on the picture before its program was there.
 */
export function gripsOf(
  frame: HTMLElement,
  stage: AnyStage,
  paramsNow: () => Params,
  move: (change: Change) => void,
  held: PointerEvent | undefined,
) {
  const canvasNow = (): Canvas => {
    const wide = frame.querySelector('svg.wide');
    return canvasOf(stage, wide?.checkVisibility() ? 'wide' : 'narrow');
  };
  const placeOf = ({ clientX, clientY }: PointerEvent, canvas: Canvas): Place => {
    const { left, top, width, height } = frame.getBoundingClientRect();
    return {
      x: ((clientX - left) / width) * canvas.width,
      y: ((clientY - top) / height) * canvas.height,
    };
  };
  const grips = (stage.grips ?? []).map((grip) => {
    const element = elementOf(grip);
    frame.append(element);
    const dragTo = (event: PointerEvent) => {
      const canvas = canvasNow();
      move(grip.drag!(placeOf(event, canvas), paramsNow(), canvas));
    };
    const begin = listen(element, grip, paramsNow, move, dragTo);
    return { grip, element, begin };
  });

  function lay(): void {
    const canvas = canvasNow();
    const params = paramsNow();
    for (const { grip, element } of grips) layGrip(element, grip, stage.controls, params, canvas);
  }
  if (grips.length > 0) new ResizeObserver(lay).observe(frame);
  lay();
  if (held) {
    const under = document.elementFromPoint(held.clientX, held.clientY);
    const taken = grips.find(({ element, grip }) => element === under && grip.drag);
    taken?.begin(held);
  }
  return lay;
}

/** Hands on what is done with a grip; returns what begins a drag. */
function listen(
  element: HTMLElement,
  grip: Grip<Params>,
  paramsNow: () => Params,
  move: (change: Change) => void,
  dragTo: (event: PointerEvent) => void,
): (event: PointerEvent) => void {
  const begin = (event: PointerEvent) => {
    element.setPointerCapture(event.pointerId);
    // A finger that comes down may be about to scroll the page.
    if (grip.jumps && event.pointerType !== 'touch') dragTo(event);
  };
  const follow = (event: PointerEvent) => {
    if (element.hasPointerCapture(event.pointerId)) dragTo(event);
  };
  if (grip.drag) {
    element.addEventListener('pointerdown', begin);
    element.addEventListener('pointermove', follow);
    if (grip.jumps) element.addEventListener('pointerup', follow);
  }
  if (grip.press) element.addEventListener('click', () => move(grip.press!(paramsNow())));
  if (grip.step)
    element.addEventListener('keydown', (event) => {
      const [x, y, far] = arrows[event.key] ?? [];
      if (x === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      move(grip.step!({ x, y: y! }, paramsNow(), far ?? event.shiftKey));
    });
  return begin;
}

function elementOf<P>({ label, press, drag, axis }: Grip<P>): HTMLElement {
  const name = { class: 'stage-grip', 'aria-label': label };
  if (press) return el('button', { ...name, type: 'button' });
  const element = el('div', { ...name, role: 'slider', tabindex: '0', 'aria-valuenow': '0' });
  if (drag) element.dataset['axis'] = axis ?? 'both';
  return element;
}

const percent = (share: number) => `${100 * share}%`;

function layGrip(
  element: HTMLElement,
  grip: Grip<Params>,
  controls: Controls,
  params: Params,
  canvas: Canvas,
): void {
  const box = grip.box(params, canvas);
  element.hidden = !box;
  if (!box) return;
  element.style.left = percent(box.x / canvas.width);
  element.style.top = percent(box.y / canvas.height);
  element.style.width = percent(box.width / canvas.width);
  element.style.height = percent(box.height / canvas.height);
  const text = grip.text(params);
  if (grip.press) {
    element.setAttribute('aria-label', `${grip.label}, ${text}`);
    if (grip.pressed) element.setAttribute('aria-pressed', String(grip.pressed(params)));
    return;
  }
  element.setAttribute('aria-valuetext', text);
  const control = controls[grip.moves ?? ''];
  if (control?.kind !== 'number') return;
  const { values, min, max } = control;
  const value = Number(params[grip.moves!]);
  // Of 100, among given values by its place.
  const share = values ? nearestStop(values, value) / (values.length - 1) : (value - min) / (max - min);
  element.setAttribute('aria-valuenow', String(Math.round(100 * share)));
}
