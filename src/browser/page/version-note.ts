import { el } from '../element.ts';
import { showNote } from '../note.ts';

/** Tells a reader whose link names a version of the answer whether it has changed since, and what changed. */
export function tellVersion(asked: string): void {
  const present = document.querySelector<HTMLElement>('article')?.dataset['version'];
  if (!present || asked === present) return;
  // The newest first, as the page lists them.
  const versions = [...document.querySelectorAll<HTMLElement>('#changes [data-version]')];
  const at = versions.findIndex(({ dataset }) => dataset['version'] === asked);
  const dateOf = (item: HTMLElement | undefined) => item?.querySelector('time')?.textContent ?? '';
  if (at < 0) {
    const from = dateOf(versions[0]);
    showNote([
      `Your link names version “${asked.slice(0, 12)}”, which this page does not know. You see version ${present}${from ? ` of ${from}` : ''}.`,
    ]);
    return;
  }
  const notes = versions
    .slice(0, at)
    .map((item) => `${dateOf(item)}: ${item.querySelector('.what')?.textContent ?? ''}`);
  showNote([
    `This answer has changed since version ${asked} of ${dateOf(versions[at])}. ${notes.join(' ')} `,
    el('a', { href: '#changes' }, ['All versions']),
  ]);
}
