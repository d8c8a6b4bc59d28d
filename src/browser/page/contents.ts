import { decoded } from '#book/decoded.ts';

/** Marks the entry of the contents list whose section is being read. On narrow pages the list folds into a bar that stays and names the section. */
const list = document.querySelector<HTMLDetailsElement>('.contents details');
const summary = list?.querySelector('summary');
const links = [...document.querySelectorAll<HTMLAnchorElement>('.contents a')];
const idOf = (link: HTMLAnchorElement) => decoded(link.hash.slice(1));
const targets = links.flatMap((link) => document.getElementById(idOf(link)) ?? []);
const narrow = matchMedia('(max-width: 68.74em)');
const title = summary?.textContent ?? '';

function mark(): void {
  // The last heading above a line a quarter down the window is the one being read.
  const line = innerHeight * 0.25;
  let current = targets.filter((target) => target.getBoundingClientRect().top <= line).at(-1) ?? targets[0];
  // Behind the last section of the list no entry is being read.
  if (current?.matches('section') && current.getBoundingClientRect().bottom < line) current = undefined;
  for (const link of links)
    if (idOf(link) === current?.id) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
  if (!summary) return;
  const section = links.find((link) => idOf(link) === current?.id)?.textContent;
  summary.textContent = narrow.matches && section ? section : title;
}

if (list && targets.length > 0) {
  let waiting = 0;
  const markSoon = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(mark);
  };
  const fold = () => {
    list.open = !narrow.matches;
    mark();
  };
  addEventListener('scroll', markSoon, { passive: true });
  narrow.addEventListener('change', fold);
  fold();
  // A narrow list covers the text that a press leads to.
  list.addEventListener('click', ({ target }) => {
    if (narrow.matches && (target as Element).closest('a')) list.open = false;
  });
}
