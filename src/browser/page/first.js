/* global INTER, MATH -- the addresses of fonts, which layouts/inline.ts puts before this */
// Sets the theme before first paint. A reader's own choice wins over the system's.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('theme');
  } catch {
    // Storage may be blocked: then the system decides.
  }
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const theme = chosen === 'light' || chosen === 'dark' ? chosen : dark.matches ? 'dark' : 'light';
    document.documentElement.dataset.theme = theme;
  };
  apply();
  dark.addEventListener('change', apply);
  addEventListener('theme-chosen', (event) => {
    chosen = event.detail;
    apply();
  });
})();

// Fonts are used once the browser has them (fonts.ts), so that none comes while the page is being shown. Chromium waits for
// the one that is asked for here.
(() => {
  let known = '';
  try {
    known = localStorage.getItem('fonts') ?? '';
  } catch {
    // Storage may be blocked: then the page stays in a face of the reader's system.
  }
  if (!known.includes(INTER)) return;
  document.documentElement.dataset.fonts = known.includes(MATH) ? 'text math' : 'text';
  const font = { rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: '', href: INTER };
  document.head.append(Object.assign(document.createElement('link'), font));
})();

// What is far below may wait (styles/waiting.css) until the reader asks for a place in the page: where it is opened again, or
// at a place, it has all of its height at once.
(() => {
  const [opened] = performance.getEntriesByType('navigation');
  if (opened?.type !== 'navigate' || opened.name.includes('#')) return;
  const root = document.documentElement;
  root.dataset.fresh = '';
  const placeIsAsked = ({ target }) => {
    if (target.closest('a[href^="#"]')) delete root.dataset.fresh;
  };
  addEventListener('click', placeIsAsked, true);
})();

// Tells the reader when a script of the page, or a part loaded later, is missing, damaged or late.
(() => {
  const make = (tag, className) => Object.assign(document.createElement(tag), { className });
  const shelf = make('div', 'page-notes');
  const note = make('p', 'page-note');
  const words = make('span', '');
  const button = make('button', 'link');
  note.role = 'status';
  note.append(words, ' ', button);
  shelf.append(note);
  const tell = (what = 'Part of this page', again = undefined) => {
    if (!document.body) {
      setTimeout(tell, 100, what, again);
      return;
    }
    words.textContent = `${what} could not be loaded. The answer is complete without it.`;
    button.textContent = again ? 'Try again' : 'Reload';
    button.onclick = () => {
      shelf.remove();
      if (again) again();
      else location.reload();
    };
    document.body.prepend(shelf);
  };
  addEventListener('part-missing', ({ detail }) => tell(detail.what, detail.again));
  addEventListener(
    'error',
    ({ target, error }) => {
      if (target.matches?.('script') || error instanceof SyntaxError) tell();
    },
    true,
  );
  const late = setTimeout(tell, 10000);
  addEventListener('load', () => clearTimeout(late));
})();
