/** When a card comes back, as far as it decides whether it is due. */
interface Coming {
  due: number;
  days: number;
}

/** Whether a card is due. One put off by days is due from the morning of its day. */
export const isDue = ({ due, days }: Coming, now: number): boolean =>
  due <= now || (days > 0 && due < new Date(now).setHours(24, 0, 0, 0));

/**
 * The cards that are due, those that wait longest first.
 *
 * @param coming  When cards come back, by key; without those that were never practised.
 * @param now     Milliseconds since 1970.
 */
export function dueCards<C extends { key: string }>(
  cards: readonly C[],
  coming: ReadonlyMap<string, Coming>,
  now: number,
): C[] {
  const due = cards.flatMap((card) => {
    const known = coming.get(card.key);
    return known && isDue(known, now) ? [{ card, at: known.due }] : [];
  });
  return due.sort((a, b) => a.at - b.at || (a.card.key < b.card.key ? -1 : 1)).map(({ card }) => card);
}
