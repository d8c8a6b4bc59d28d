import { announce } from '../announce.ts';
import { messages } from '#messages/of-book.ts';
import { recall, remember } from '../storage.ts';

/** Changes the theme that first.js has set. A reader's own choice wins over the system's. */
const { dataset } = document.documentElement;
let chosen = /^(light|dark)$/.test(recall('theme') ?? '');

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', ({ matches }) => {
  if (!chosen) dataset['theme'] = matches ? 'dark' : 'light';
});

document.querySelector('[data-theme-button]')?.addEventListener('click', () => {
  const theme = dataset['theme'] === 'dark' ? 'light' : 'dark';
  dataset['theme'] = theme;
  chosen = true;
  remember('theme', theme);
  announce(theme === 'dark' ? messages.darkTheme : messages.lightTheme);
});
