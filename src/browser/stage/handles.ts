import type { Controls, ParamsOf } from '#lab/controls.ts';
import { canvasOf, type AnyStage, type Canvas, type Change, type Handle, type Place } from '#lab/stage.ts';
import { drawnHandle } from '#lab/drawn-handle.ts';

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
/** A finger that moves less than this many px has tapped. */
const tapPx = 6;

/**
 * Lets a reader move the handles over a picture, and whatever else of the page is around them.
 *
 * @param frame  Holds the picture, and is as large as what is drawn.
 * @param paramsNow  Parameters of the shown picture.
 * @returns a function that puts the handles where the picture has them.
 */
export function handlesOf(
  frame: HTMLElement,
  stage: AnyStage,
  paramsNow: () => Params,
  move: (change: Change) => void,
): () => void {
  const canvasNow = (): Canvas =>
    canvasOf(stage, frame.querySelector('svg.wide')?.checkVisibility() ? 'wide' : 'narrow');
  const placeOf = ({ clientX, clientY }: MouseEvent): Place => {
    const { left, top, width, height } = frame.getBoundingClientRect();
    const canvas = canvasNow();
    return { x: ((clientX - left) / width) * canvas.width, y: ((clientY - top) / height) * canvas.height };
  };
  const part = (name: string, at: number) => frame.querySelector<HTMLElement>(`[data-${name}="${at}"]`);
  // As in view.ts, a list of our own.
  const handles = [...(stage.handles ?? [])].map((handle, at) => {
    const [element, ring] = [part('grip', at)!, part('ring', at)];
    listen(element, handle, paramsNow, move);
    if (handle.drag) {
      const markNow = () => (handle.at ?? handle.box)(paramsNow(), canvasNow());
      const dragTo = (to: Place) => move(handle.drag!(to, paramsNow(), canvasNow()));
      drag(element, handle, placeOf, undefined, dragTo);
      drag(ring!, handle, placeOf, markNow, dragTo);
    }
    return { handle, element, ring };
  });
  return () => {
    const [canvas, params] = [canvasNow(), paramsNow()];
    for (const { handle, element, ring } of handles) {
      const shown = drawnHandle(stage, handle, params);
      element.hidden = !handle.box(params, canvas);
      element.style.cssText = shown.style;
      for (const [name, text] of Object.entries(shown.facts)) element.setAttribute(name, text);
      if (!ring) continue;
      ring.hidden = element.hidden;
      ring.style.cssText = shown.ring;
    }
  };
}

/** Passes on presses and keys. */
function listen(
  element: HTMLElement,
  handle: Handle<Params>,
  paramsNow: () => Params,
  move: (change: Change) => void,
): void {
  if (handle.press) element.addEventListener('click', () => move(handle.press!(paramsNow())));
  if (handle.step)
    element.addEventListener('keydown', (event) => {
      const [x, y, far] = arrows[event.key] ?? [];
      if (x === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      move(handle.step!({ x, y: y! }, paramsNow(), far ?? event.shiftKey));
    });
}

/**
 * Passes on where an element is dragged to.
 *
 * @param markNow  Where the mark of the handle is, for the ring around it: a hand that takes the ring keeps its distance.
 */
function drag(
  element: HTMLElement,
  { jumps }: Handle<Params>,
  placeOf: (event: PointerEvent) => Place,
  markNow: (() => Place | undefined) | undefined,
  dragTo: (to: Place) => void,
): void {
  let begun: PointerEvent | undefined;
  let tapped = false;
  let off: Place = { x: 0, y: 0 };
  const follow = (event: PointerEvent) => {
    const { x, y } = placeOf(event);
    dragTo({ x: x - off.x, y: y - off.y });
  };
  element.addEventListener('pointerdown', (event) => {
    begun = event;
    tapped = event.pointerType !== 'mouse';
    const [hand, mark] = [placeOf(event), markNow?.()];
    off = mark ? { x: hand.x - mark.x, y: hand.y - mark.y } : { x: 0, y: 0 };
    try {
      element.setPointerCapture(event.pointerId);
    } catch {
      // A finger from before the program had come may be up by now.
    }
    // A finger that comes down may be about to scroll the page.
    if (jumps && event.pointerType !== 'touch' && !mark) follow(event);
  });
  const go = (event: PointerEvent) => {
    // A mouse button may have come up elsewhere, before the program had come.
    if (event.isTrusted && event.type === 'pointermove' && !event.buttons) begun = undefined;
    if (!begun) return;
    const [byX, byY] = [event.clientX - begun.clientX, event.clientY - begun.clientY];
    if (tapped && Math.hypot(byX, byY) >= tapPx) {
      tapped = false;
      // In a large handle, away from its mark, a finger that begins upright scrolls the page.
      if (jumps && !markNow && Math.abs(byY) > Math.abs(byX)) begun = undefined;
    }
    if (begun && !tapped) follow(event);
  };
  element.addEventListener('pointermove', go);
  element.addEventListener('pointerup', (event) => {
    go(event);
    if (begun && jumps && tapped) dragTo(placeOf(event));
    begun = undefined;
  });
  element.addEventListener('pointercancel', () => (begun = undefined));
}
