import { el } from '../../element.ts';

/** A table with the names of its columns above its rows. */
export const practiceTable = (columns: readonly string[], rows: readonly HTMLElement[]): HTMLElement =>
  el('table', { class: 'practice-table' }, [
    el('thead', {}, [rowOf(columns.map((name) => el('th', { scope: 'col' }, [name])))]),
    el('tbody', {}, rows),
  ]);

const rowOf = (cells: readonly HTMLElement[]): HTMLElement => el('tr', {}, cells);

/** A row of a table: what it is about, a line below that, and the other cells. */
export function row(link: HTMLElement, below: HTMLElement, cells: readonly string[]): HTMLElement {
  const about = el('th', { scope: 'row' }, [link, below]);
  return rowOf([about, ...cells.map((text) => el('td', {}, [text]))]);
}
