/** Sizes of text in figures, in px, and the width of a line: what diagrams, plots and labs are laid out with. */
export const labelSize = 14;
export const noteSize = 12.5;
export const lineHeight = 1.3;

/** Advance widths of Inter at weight 500, in hundredths of the font size, for U+0020 to U+007E. */
const ascii = [
  27, 30, 49, 64, 65, 99, 65, 31, 37, 37, 52, 67, 30, 46, 30, 37, 65, 42, 62, 63, 66, 60, 63, 57, 63, 63, 30,
  32, 67, 67, 67, 53, 98, 71, 66, 73, 72, 60, 59, 75, 74, 27, 58, 69, 57, 91, 76, 77, 64, 77, 65, 65, 65, 74,
  71, 100, 70, 70, 64, 37, 37, 37, 48, 46, 34, 57, 62, 58, 62, 59, 38, 62, 60, 25, 25, 56, 25, 89, 60, 60, 62,
  62, 39, 54, 34, 60, 57, 83, 56, 58, 56, 44, 35, 44, 67,
];

/** Width of a line of text in px. Characters beyond ASCII count as wide as most are: 0.68 em, and CJK 1 em. */
export function textWidth(text: string, fontSizePx: number): number {
  let hundredths = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    hundredths += ascii[code - 32] ?? (code >= 0x2e80 ? 100 : 68);
  }
  return (hundredths * fontSizePx) / 100;
}
