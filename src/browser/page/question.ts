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
  const unfold = (target as Element).closest<HTMLElement>('[data-unfold]');
  if (unfold) {
    const folded = unfold.closest('figure')!.classList.toggle('folded');
    unfold.setAttribute('aria-expanded', String(!folded));
  }
});

// An answer was read once its end has been seen.
const end = document.querySelector('.neighbours');
const seen = new IntersectionObserver((entries) => {
  const answer = document.querySelector<HTMLElement>('main[data-due] article[data-version]');
  if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
  seen.disconnect();
  if (answer)
    void onDemand(() => import('./note-reading.ts')).then((part) =>
      part?.noteReading(answer.dataset['version']!),
    );
});
if (end) seen.observe(end);

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
