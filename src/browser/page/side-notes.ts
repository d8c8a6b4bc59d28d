/**
 * Where there is no margin for notes, a citation mark unfolds its note below the line; the note leads to the list. Its
 * quotation is listed with the source too, and served once (minified-html.ts).
 */
document.querySelectorAll<HTMLAnchorElement>('.cite a[href]').forEach((link) => {
  const note = link.parentElement?.nextElementSibling;
  if (!note?.matches('.sidenote')) return;
  const source = note.querySelector('q') && document.getElementById(link.getAttribute('href')!.slice(1));
  const list = source?.querySelector('.quotations');
  if (list) {
    const item = list.appendChild(document.createElement('li'));
    item.append(...note.cloneNode(true).childNodes);
    item.firstChild!.remove();
  }
  link.addEventListener('click', (event) => {
    if (getComputedStyle(note).float !== 'none' || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // At the end, so that the sentence stays whole.
    note.parentElement!.append(note);
    if (note.classList.toggle('shown')) event.preventDefault();
  });
});
