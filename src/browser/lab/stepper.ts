import { messages } from '#messages/of-book.ts';

/** Buttons beside a slider that move it: one step at a time, or continuously to its end. */

const pauseMs = 700;

/**
 * Wires the step and play buttons of a lab.
 *
 * @param settled  Whether the lab shows the result of its last change; playing waits for it.
 */
export function wireSteppers(root: HTMLElement, settled: () => boolean): void {
  root.querySelectorAll<HTMLElement>('[data-stepper]').forEach((group) => {
    const slider = root.querySelector<HTMLInputElement>(`input[name="${group.dataset['stepper']!}"]`)!;
    const play = group.querySelector<HTMLButtonElement>('[data-play]')!;
    let timer: ReturnType<typeof setInterval> | undefined;

    const moveTo = (value: number) => {
      slider.valueAsNumber = value;
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    };
    const move = (steps: number) => moveTo(slider.valueAsNumber + steps * Number(slider.step));
    const atEnd = () => slider.valueAsNumber >= Number(slider.max);
    const stop = () => {
      clearInterval(timer);
      timer = undefined;
      play.textContent = messages.play;
    };
    group.querySelectorAll<HTMLButtonElement>('[data-step]').forEach((button) =>
      button.addEventListener('click', () => {
        stop();
        move(Number(button.dataset['step']));
      }),
    );
    play.addEventListener('click', () => {
      if (timer !== undefined) return stop();
      play.textContent = messages.pause;
      // From the end it begins again.
      if (atEnd()) moveTo(Number(slider.min));
      else move(1);
      timer = setInterval(() => {
        if (!settled()) return;
        if (atEnd()) stop();
        else move(1);
      }, pauseMs);
    });
    // A reader who moves the slider takes over.
    for (const kind of ['pointerdown', 'keydown']) slider.addEventListener(kind, stop);
    for (const kind of ['reset', 'lab-stop']) root.addEventListener(kind, stop);
    // The picture above sets all of the form at once.
    root.addEventListener('input', ({ target }) => {
      if (target instanceof HTMLFormElement) stop();
    });
  });
}
