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
