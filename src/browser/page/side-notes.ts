/** Where there is no margin for notes, a citation mark unfolds its note below the line; the note leads to the list. */
document.querySelectorAll<HTMLAnchorElement>('.cite a').forEach((link) => {
  const note = link.parentElement?.nextElementSibling;
  if (!note?.matches('.sidenote')) return;
  link.addEventListener('click', (event) => {
    if (getComputedStyle(note).float !== 'none' || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (note.classList.toggle('shown')) event.preventDefault();
  });
});
