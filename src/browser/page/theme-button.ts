import { announce } from './announce.ts';

const button = document.querySelector<HTMLButtonElement>('[data-theme-button]');
button?.addEventListener('click', () => {
  const theme = document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark';
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Without storage the choice lasts for this page.
  }
  dispatchEvent(new CustomEvent('theme-chosen', { detail: theme }));
  announce(`${theme === 'dark' ? 'Dark' : 'Light'} theme`);
});
