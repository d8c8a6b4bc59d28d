import { coverageOf, drawCoverage, type Coverage } from './coverage.ts';

const viewBox = 24;

/**
 * What the mark of the site covers, as in its header.
 *
 * @param size    Of its square, in px.
 * @param stroke  In parts of the square, of which it has 24.
 */
export async function coverMark(size: number, stroke: number): Promise<Coverage> {
  const key = `mark ${size}`;
  await drawCoverage([
    {
      key,
      markup: `<path d="M12 3v10M4 13h16M7 17h10M10 21h4" fill="none" stroke="#000" stroke-width="${stroke}" stroke-linecap="round"/>`,
      bounds: { left: 0, top: 0, right: viewBox, bottom: viewBox },
      scale: size / viewBox,
      shift: 0,
    },
  ]);
  return coverageOf(key);
}
