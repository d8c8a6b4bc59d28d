/** Marks the entry of the contents list whose section is being read. */
const links = [...document.querySelectorAll<HTMLAnchorElement>('.contents.beside a')];
const byId = new Map(links.map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
const targets = [...byId.keys()].flatMap((id) => document.getElementById(id) ?? []);

function mark(): void {
  // The last heading above a line a quarter down the window is the one being read.
  const line = innerHeight * 0.25;
  const current = targets.filter((target) => target.getBoundingClientRect().top <= line).at(-1) ?? targets[0];
  for (const [id, link] of byId) {
    if (id === current?.id) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
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
}
