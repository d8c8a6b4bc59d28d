import { canvases, scaleInset } from '#lab/stage.ts';

/** The scale at the foot of the picture, which the slider below belongs to, can be dragged itself. */
export function dragScale(picture: Element, to: (share: number) => void): void {
  const shareAt = (event: PointerEvent, svg: Element) => {
    const variant = svg.classList.contains('narrow') ? 'narrow' : 'wide';
    const { left, width } = svg.getBoundingClientRect();
    const x = ((event.clientX - left) / width) * canvases[variant].width;
    const inset = scaleInset[variant];
    return (x - inset.left) / (canvases[variant].width - inset.left - inset.right);
  };
  let dragged = false;
  picture.addEventListener('pointerdown', (event) => {
    const pointer = event as PointerEvent;
    const svg = (pointer.target as Element).closest('svg');
    if (!svg) return;
    const { top, height } = svg.getBoundingClientRect();
    if ((pointer.clientY - top) / height < 0.72) return;
    dragged = true;
    picture.setPointerCapture(pointer.pointerId);
    pointer.preventDefault();
    to(clamp(shareAt(pointer, svg)));
  });
  picture.addEventListener('pointermove', (event) => {
    const svg = dragged
      ? [...picture.querySelectorAll('svg')].find((one) => one.checkVisibility())
      : undefined;
    if (svg) to(clamp(shareAt(event as PointerEvent, svg)));
  });
  for (const kind of ['pointerup', 'pointercancel']) picture.addEventListener(kind, () => (dragged = false));
}
const clamp = (share: number): number => Math.min(1, Math.max(0, share));
