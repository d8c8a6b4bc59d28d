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

// Tells the reader when a script or stylesheet of the page, or a part loaded later, is missing, damaged or late.
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
      if (target.matches?.('script, [rel=stylesheet]') || error instanceof SyntaxError) tell();
    },
    true,
  );
  // A stylesheet that hangs holds back the text: it is taken out of the way until it comes.
  const release = setTimeout(() => {
    document.querySelectorAll('[rel=stylesheet]').forEach((link) => {
      if (link.sheet) return;
      const later = link.cloneNode();
      later.media = 'print';
      later.onload = () => (later.media = 'all');
      link.replaceWith(later);
    });
  }, 4000);
  const late = setTimeout(tell, 10000);
  addEventListener('load', () => {
    clearTimeout(release);
    clearTimeout(late);
    // What is no stylesheet has no rules, or none that may be read.
    try {
      if ([...document.styleSheets].some(({ cssRules }) => cssRules.length === 0)) tell();
    } catch {
      tell();
    }
  });
})();
