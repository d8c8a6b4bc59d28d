/** Brings the labs of a page to life. */
import { controls } from 'virtual:lab-controls';
import { mount } from './mount.ts';

document.querySelectorAll<HTMLElement>('[data-lab]').forEach(async (root) => {
  const slug = root.dataset['lab']!;
  const load = controls[slug];
  if (!load) return;
  mount(
    root,
    (await load()).controls,
    () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: slug }),
  );
});
