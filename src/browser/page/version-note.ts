import { el } from '../element.ts';
import { messages } from '#messages/of-book.ts';
import { showNote } from '../note.ts';

/** Reports whether the answer has changed since the version that a link names, and what changed. */
export function reportVersion(asked: string): void {
  const present = document.querySelector<HTMLElement>('article')?.dataset['version'];
  if (!present || asked === present) return;
  // The newest first, as the page lists them.
  const versions = [...document.querySelectorAll<HTMLElement>('#changes [data-version]')];
  const at = versions.findIndex(({ dataset }) => dataset['version'] === asked);
  const dateOf = (item: HTMLElement | undefined) => item?.querySelector('time')?.textContent ?? '';
  if (at < 0) {
    showNote([messages.unknownVersion(asked.slice(0, 12), present, dateOf(versions[0]))]);
    return;
  }
  const notes = versions
    .slice(0, at)
    .map((item) => messages.changedOn(dateOf(item), item.querySelector('.what')?.textContent ?? ''));
  showNote([
    messages.changedSince(asked, dateOf(versions[at]), notes),
    el('a', { href: '#changes' }, [messages.allVersions]),
  ]);
}
