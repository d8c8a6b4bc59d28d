import { announce } from '../announce.ts';
import { remember } from '../storage.ts';

document.querySelector('[data-theme-button]')?.addEventListener('click', () => {
  const theme = document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark';
  remember('theme', theme);
  dispatchEvent(new CustomEvent('theme-chosen', { detail: theme }));
  announce(`${theme === 'dark' ? 'Dark' : 'Light'} theme`);
});
