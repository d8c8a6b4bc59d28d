import { base } from '../base-path.ts';
import type { Coming } from '../practice/schedule/due.ts';
import { Log } from '../practice/store/log.ts';

/** Shows when cards come again, as this browser has practised them: now, and when the page is seen again. */
export function showPractised(show: (coming: Coming) => void): void {
  const log = new Log(`practice ${base}`, (key) => key);
  const read = () => void log.read().then(() => show(log.memories));
  addEventListener('visibilitychange', read);
  addEventListener('pageshow', ({ persisted }) => persisted && read());
  read();
}
