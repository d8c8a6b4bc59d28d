/** A page of a list that is too long for one. */
export interface ListPage<T> {
  items: readonly T[];
  /** From 1. */
  number: number;
  /** Places of its first and its last item in the whole list, from 1. */
  from: number;
  to: number;
}

/** Beside the styles that are in every page, and the filters, this many cards keep a page below 200,000 bytes. */
const mostCards = 60;
const mostBytes = 60_000;

/**
 * Divides a list into pages. Each has as many items as fit, and one at least.
 *
 * @param bytesOf  What an item adds to a page beyond what each adds.
 * @returns one page at least.
 */
export function inPages<T>(items: readonly T[], bytesOf: (item: T) => number): ListPage<T>[] {
  const starts = [0];
  let bytes = 0;
  for (const [at, item] of items.entries()) {
    const first = starts.at(-1)!;
    const own = bytesOf(item);
    if (at > first && (at - first === mostCards || bytes + own > mostBytes)) {
      starts.push(at);
      bytes = 0;
    }
    bytes += own;
  }
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? items.length;
    return { items: items.slice(start, end), number: index + 1, from: start + 1, to: end };
  });
}

/** Numbers of pages to offer on one of them: the first, the last, and its neighbours; `undefined` for those left out. */
export function offered(current: number, last: number): (number | undefined)[] {
  const near = (page: number) => page === 1 || page === last || Math.abs(page - current) <= 3;
  const pages = Array.from({ length: last }, (_, index) => index + 1);
  return pages.filter((page) => near(page) || near(page - 1)).map((page) => (near(page) ? page : undefined));
}
