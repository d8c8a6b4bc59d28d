import { base } from '../base-path.ts';
import type { Coming } from '../practice/schedule/due.ts';
import { Log } from '../practice/store/log.ts';

/** Shows when cards come again, as this browser has practised them: now, after each session, and when the page is shown again. */
export function showPractised(show: (coming: Coming) => void): void {
  const log = new Log(`practice ${base}`, (key) => key);
  const read = () => void log.read().then(() => show(log.memories));
  log.changed = () => show(log.memories);
  addEventListener('pageshow', ({ persisted }) => persisted && read());
  read();
}
