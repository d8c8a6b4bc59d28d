/** Plays what a reader did to the picture before its program had come. What a pointer began goes on where it began. */
export function replay(root: HTMLElement, early: readonly Event[]): void {
  let taken: EventTarget | null = null;
  for (const event of early) {
    const { type, target } = event;
    if (type === 'pointerdown') taken = target;
    const to = type.startsWith('pointer') ? taken : target;
    // Sliders have been read; links need no program.
    if (!(to instanceof Element) || !root.contains(to) || type === 'input' || to.closest('a')) continue;
    to.dispatchEvent(new (event.constructor as typeof Event)(type, event));
  }
}
