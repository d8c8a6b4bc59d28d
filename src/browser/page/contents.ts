/** Marks the entry of the contents lists whose section is being read, and names it in the bar that stays. */
const bar = document.querySelector<HTMLDetailsElement>('.contents.compact');
const section = bar?.querySelector('[data-section]');
const links = [...document.querySelectorAll<HTMLAnchorElement>('.contents a')];
const idOf = (link: HTMLAnchorElement) => decodeURIComponent(link.hash.slice(1));
const targets = [...new Set(links.map(idOf))].flatMap((id) => document.getElementById(id) ?? []);

function mark(): void {
  // The last heading above a line a quarter down the window is the one being read.
  const line = innerHeight * 0.25;
  const current = targets.filter((target) => target.getBoundingClientRect().top <= line).at(-1) ?? targets[0];
  for (const link of links) {
    const isCurrent = idOf(link) === current?.id;
    if (isCurrent) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
    if (isCurrent && section) section.textContent = link.textContent;
  }
}

if (targets.length > 0) {
  let waiting = 0;
  const markSoon = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(mark);
  };
  addEventListener('scroll', markSoon, { passive: true });
  mark();
  // Its list lies over the text that a press leads to.
  bar?.addEventListener('click', ({ target }) => {
    if ((target as Element).closest('a')) bar.open = false;
  });
}
