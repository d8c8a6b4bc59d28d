import './contents.ts';
import './copy.ts';
import './reveal.ts';
import './side-notes.ts';
import { takeMarks } from './marks.ts';

takeMarks();

const version = new URLSearchParams(location.search).get('v');
if (version !== null) void import('./version-note.ts').then(({ tellVersion }) => tellVersion(version));

/** A pause in which a selection has come to rest. */
const restMs = 250;
let rest = 0;
document.addEventListener('selectionchange', () => {
  clearTimeout(rest);
  rest = window.setTimeout(() => {
    if (getSelection()?.isCollapsed && !document.querySelector('.share-selection')) return;
    void import('./share-selection.ts').then(({ offerSelection }) => offerSelection());
  }, restMs);
});
