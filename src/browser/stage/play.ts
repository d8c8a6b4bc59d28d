import type { AnyStage } from '#lab/stage.ts';
import { messages } from '#messages/of-book.ts';

/** Plays the picture, now and at each press of its button; a press while it plays stops it. With reduced motion each press advances it by an eighth. */
export function play(
  button: HTMLButtonElement,
  { label, seconds }: NonNullable<AnyStage['play']>,
  show: (moment: number | undefined) => void,
): void {
  let frame = 0;
  let moment: number | undefined;
  const stop = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    button.textContent = `▶ ${label}`;
  };
  const press = () => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      moment = (moment ?? 0) + 1 / 8;
      if (moment > 1) moment = undefined;
      return show(moment);
    }
    if (frame) return stop();
    button.textContent = messages.pausePicture;
    const begun = performance.now() - (moment ?? 0) * seconds * 1000;
    const tick = (now: number) => {
      // A frame may have begun before the press.
      moment = Math.max(0, (now - begun) / (seconds * 1000));
      if (moment < 1) {
        show(moment);
        frame = requestAnimationFrame(tick);
      } else {
        moment = undefined;
        show(undefined);
        stop();
      }
    };
    frame = requestAnimationFrame(tick);
  };
  button.addEventListener('click', press);
  press();
}
