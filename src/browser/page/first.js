/* global INTER, MATH, MESSAGES -- the addresses of fonts, which site/inline.ts puts before this, and texts (outputs/small-script.ts) */
// Sets the theme before first paint. A reader's own choice wins over the system's; what changes later is theme-button.ts.
(() => {
  let theme = '';
  try {
    theme = localStorage.getItem('theme');
  } catch {
    // Storage may be blocked: then the system decides.
  }
  if (theme !== 'light' && theme !== 'dark')
    theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = theme;
})();

// Fonts are used once the browser has them (fonts.ts), so that none appears while the page is being shown. Chromium waits
// for the one requested here.
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

// Content far below may wait (styles/waiting.css) until the reader asks for a place in the page: where it is opened again,
// or at a place, it has all of its height at once. Only the name of the opening knows of a text that is asked for.
(() => {
  const [opened] = performance.getEntriesByType('navigation');
  if (opened?.type !== 'navigate' || location.hash || opened.name.includes('#')) return;
  const root = document.documentElement;
  root.dataset.fresh = '';
  const wake = () => delete root.dataset.fresh;
  const click = ({ target }) => {
    const link = target.closest('a');
    if (link?.hash && link.pathname === location.pathname) wake();
  };
  addEventListener('click', click, true);
  addEventListener('hashchange', wake);
})();

// Reports a script of the page that is missing, damaged or late; on-demand.ts reports parts that are loaded later. Ours are
// modules; a service that the book asks for may fail to load.
(() => {
  const make = (tag, className, ...parts) => {
    const element = document.createElement(tag);
    element.className = className;
    element.append(...parts);
    return element;
  };
  const reload = make('button', 'link', MESSAGES.reload);
  reload.onclick = () => location.reload();
  const text = MESSAGES.partNotLoaded;
  const note = make('p', 'page-note', text, reload);
  note.role = 'status';
  const shelf = make('div', 'page-notes', note);
  const report = () => {
    if (document.body) document.body.prepend(shelf);
    else setTimeout(report, 100);
  };
  const failed = ({ target, error }) => {
    if (target.type === 'module' || error instanceof SyntaxError) report();
  };
  addEventListener('error', failed, true);
  const late = setTimeout(report, 10000);
  addEventListener('DOMContentLoaded', () => clearTimeout(late));
})();
