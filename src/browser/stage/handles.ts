import type { Controls, ParamsOf } from '#lab/controls.ts';
import {
  canvasOf,
  nearestStop,
  type AnyStage,
  type Canvas,
  type Change,
  type Handle,
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
 * Lays the handles of a stage over its picture.
 *
 * @param frame  Holds the picture, and is as large as what is drawn.
 * @param paramsNow  Parameters of the shown picture.
 * @param held  A finger or mouse button that went down on the picture before its program had loaded.
 */
export function handlesOf(
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
  const handles = (stage.handles ?? []).map((handle) => {
    const element = elementOf(handle);
    frame.append(element);
    const dragTo = (event: PointerEvent) => {
      const canvas = canvasNow();
      move(handle.drag!(placeOf(event, canvas), paramsNow(), canvas));
    };
    const begin = listen(element, handle, paramsNow, move, dragTo);
    return { handle, element, begin };
  });

  function lay(): void {
    const canvas = canvasNow();
    const params = paramsNow();
    for (const { handle, element } of handles) layHandle(element, handle, stage.controls, params, canvas);
  }
  if (handles.length > 0) new ResizeObserver(lay).observe(frame);
  lay();
  if (held) {
    const under = document.elementFromPoint(held.clientX, held.clientY);
    const taken = handles.find(({ element, handle }) => element === under && handle.drag);
    taken?.begin(held);
  }
  return lay;
}

/** Passes on actions on a handle; returns a function that begins a drag. */
function listen(
  element: HTMLElement,
  handle: Handle<Params>,
  paramsNow: () => Params,
  move: (change: Change) => void,
  dragTo: (event: PointerEvent) => void,
): (event: PointerEvent) => void {
  const begin = (event: PointerEvent) => {
    element.setPointerCapture(event.pointerId);
    // A finger that comes down may be about to scroll the page.
    if (handle.jumps && event.pointerType !== 'touch') dragTo(event);
  };
  const follow = (event: PointerEvent) => {
    if (element.hasPointerCapture(event.pointerId)) dragTo(event);
  };
  if (handle.drag) {
    element.addEventListener('pointerdown', begin);
    element.addEventListener('pointermove', follow);
    if (handle.jumps) element.addEventListener('pointerup', follow);
  }
  if (handle.press) element.addEventListener('click', () => move(handle.press!(paramsNow())));
  if (handle.step)
    element.addEventListener('keydown', (event) => {
      const [x, y, far] = arrows[event.key] ?? [];
      if (x === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      move(handle.step!({ x, y: y! }, paramsNow(), far ?? event.shiftKey));
    });
  return begin;
}

function elementOf<P>({ label, press, drag, axis }: Handle<P>): HTMLElement {
  const name = { class: 'stage-grip', 'aria-label': label };
  if (press) return el('button', { ...name, type: 'button' });
  const element = el('div', { ...name, role: 'slider', tabindex: '0', 'aria-valuenow': '0' });
  if (drag) element.dataset['axis'] = axis ?? 'both';
  return element;
}

const percent = (share: number) => `${100 * share}%`;

function layHandle(
  element: HTMLElement,
  handle: Handle<Params>,
  controls: Controls,
  params: Params,
  canvas: Canvas,
): void {
  const box = handle.box(params, canvas);
  element.hidden = !box;
  if (!box) return;
  element.style.left = percent(box.x / canvas.width);
  element.style.top = percent(box.y / canvas.height);
  element.style.width = percent(box.width / canvas.width);
  element.style.height = percent(box.height / canvas.height);
  const text = handle.text(params);
  if (handle.press) {
    element.setAttribute('aria-label', `${handle.label}, ${text}`);
    if (handle.pressed) element.setAttribute('aria-pressed', String(handle.pressed(params)));
    return;
  }
  element.setAttribute('aria-valuetext', text);
  const control = controls[handle.moves ?? ''];
  if (control?.kind !== 'number') return;
  const { values, min, max } = control;
  const value = Number(params[handle.moves!]);
  // Of 100, among given values by its place.
  const share = values ? nearestStop(values, value) / (values.length - 1) : (value - min) / (max - min);
  element.setAttribute('aria-valuenow', String(Math.round(100 * share)));
}
