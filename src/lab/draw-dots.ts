const step = 6;
const height = 10;

/** Where the dot of a draw, counted from 1, has its middle, in px from the left of the strip. */
export const dotAt = (draw: number): number => step * draw - step / 2;

/**
 * A strip with a dot for each draw, of another colour where the claim does not hold. The styles cut the line into dots.
 *
 * @param outcomes  1 or 0 for each draw.
 * @param draw      The draw that is seen, counted from 1: it has a ring.
 */
export function drawDots(outcomes: string, draw?: number): string {
  const width = step * outcomes.length;
  const fails = [...outcomes].flatMap((one, at) => (one === '0' ? [`M${dotAt(at + 1)} 5h0`] : [])).join('');
  const ring = draw === undefined ? '' : `<circle class="seen" cx="${dotAt(draw)}" cy="5" r="4"/>`;
  return (
    `<svg class="draws" aria-hidden="true" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `<path d="M${dotAt(1)} 5H${width}"/>${fails && `<path class="fails" d="${fails}"/>`}${ring}</svg>`
  );
}
