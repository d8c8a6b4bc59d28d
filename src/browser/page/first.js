/* global INTER, MATH, MESSAGES -- the addresses of fonts, which site/inline.ts puts before this, and texts (cli/build/plugins/small-script.ts) */
const root = document.documentElement;

/** A text that the browser remembers; storage may be blocked. */
const recall = (name) => {
  try {
    return localStorage.getItem(name) ?? '';
  } catch {
    return '';
  }
};

// Sets the theme before first paint. A reader's own choice wins over the system's; what changes later is theme-button.ts.
const theme = recall('theme');
const dark = matchMedia('(prefers-color-scheme: dark)').matches;
root.dataset.theme = /^(light|dark)$/.test(theme) ? theme : dark ? 'dark' : 'light';

// Fonts are used once the browser has them (fonts.ts), so that none appears while the page is being shown. Chromium waits
// for the one requested here.
const known = recall('fonts');
if (known.includes(INTER)) {
  root.dataset.fonts = known.includes(MATH) ? 'text math' : 'text';
  const font = { rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: '', href: INTER };
  document.head.append(Object.assign(document.createElement('link'), font));
}

// Content far below may wait (styles/answer/waiting.css) until the reader asks for a place in the page: where it is opened again,
// or at a place, it has all of its height at once. Only the name of the opening knows of a text that is asked for.
const [opened] = performance.getEntriesByType('navigation');
if (opened?.type === 'navigate' && !location.hash && !opened.name.includes('#')) {
  root.dataset.fresh = '';
  const wake = () => delete root.dataset.fresh;
  const click = ({ target }) => {
    const link = target.closest('a');
    if (link?.hash && link.pathname === location.pathname) wake();
  };
  addEventListener('click', click, true);
  addEventListener('hashchange', wake);
}

// Reports a script of the page that is missing, damaged or late; on-demand.ts reports parts that are loaded later. Ours are
// modules; a service that the book asks for may fail to load.
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
