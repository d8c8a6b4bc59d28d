import { base } from '../base-path.ts';
import { versionsRead } from '../practice/progress.ts';
import { recallJson, remember } from '../storage.ts';

/** Remembers that this answer was read once its end has been seen, for the map of a book that can be practised. */
export function noteReading(): void {
  const { version } = document.querySelector<HTMLElement>('article[data-version]')?.dataset ?? {};
  const end = document.querySelector('.neighbours');
  if (!version || !end || !document.querySelector('main[data-due]')) return;
  const slug = location.pathname.split('/').at(-2)!;
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    seen.disconnect();
    const read = new Map(versionsRead(recallJson(`read ${base}`))).set(slug, version);
    remember(`read ${base}`, JSON.stringify(Object.fromEntries(read)));
  });
  seen.observe(end);
}
