import { writeState } from '#lab/controls.ts';
import type { AnyStage, Seen } from '#lab/stage.ts';
import { messages } from '#messages/of-book.ts';
import { el } from '../element.ts';
import { adoptStyles } from '../adopt-styles.ts';
import styles from './offer.css?inline';

adoptStyles(styles);

/** Says to the readers of a stage what they have done, and offers to send it: where the state is their own. */
export function offer(
  root: HTMLElement,
  stage: AnyStage,
  seen: Seen<Parameters<AnyStage['sentence']>[0]['params']>,
): void {
  const given = writeState(stage.controls, seen.params);
  const isGiven = given === '' || root.querySelector('[data-try][aria-pressed="true"]') !== null;
  let line = root.querySelector<HTMLElement>('.stage-yours');
  if (!line) {
    if (isGiven) return;
    const button = el('button', { type: 'button', class: 'link', 'data-send': 'share' }, [messages.sendThis]);
    line = el('p', { class: 'stage-yours' }, [el('span'), ' ', button]);
    root.append(line);
  }
  line.hidden = isGiven;
  line.querySelector('span')!.textContent = stage.afterDrag?.(seen) ?? messages.yourState;
}
