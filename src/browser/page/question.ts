import './contents.ts';
import { messages } from '#messages/of-book.ts';
import './copy.ts';
import './reveal.ts';
import './side-notes.ts';
import { onDemand } from '../on-demand.ts';
import { recall } from '../storage.ts';

// The code that marks words of a search loads only if one has left some.
if (recall('search-marks') !== null)
  void onDemand(() => import('../search/marks.ts')).then((part) => part?.takeMarks());

// One after the other: of two imports of one file that wait for it, a browser may answer the later first.
let choices = Promise.resolve();
document.addEventListener('click', ({ target }) => {
  const choice = (target as Element).closest('summary')?.closest<HTMLElement>('.choice');
  if (choice)
    choices = choices.then(async () => (await onDemand(() => import('./quiz.ts')))?.takeChoice(choice));
  const button = (target as Element).closest('[data-unfold], [data-press]');
  const folded = button?.closest<HTMLElement>('.folded');
  if (!folded) return;
  folded.classList.remove('folded');
  if (button!.checkVisibility()) return;
  folded.tabIndex = -1;
  folded.focus({ preventScroll: true });
});

// What a reader has done with this answer is noted and shown where it ends.
const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (isIntersecting) void onDemand(() => import('./own-progress.ts')).then((part) => part?.reach(target));
  }
});
for (const target of document.querySelectorAll('[data-due] :is([href*="?of="], .neighbours)'))
  seen.observe(target);

const version = new URLSearchParams(location.search).get('v');
if (version !== null) void compareVersion(version);

async function compareVersion(asked: string): Promise<void> {
  const part = await onDemand(
    () => import('./version-note.ts'),
    messages.whatChanged,
    () => void compareVersion(asked),
  );
  part?.reportVersion(asked);
}
