import { renderMath } from '#render/text/math.ts';
import type { Spot } from './spot.ts';

/** A formula that cannot be set, or a price that is read as one. */
export function checkFormula({ node, say }: Spot): void {
  const value = node.value ?? '';
  if (node.type === 'inlineMath' && (/^\s|\s$/.test(value) || /^\d[\d.,]*\s+[a-z]+ /i.test(value))) {
    say(
      `"$${value.slice(0, 40)}$" is read as a formula.`,
      'a formula without spaces just inside its dollar signs, or a price',
      'for a price write \\$5',
    );
    return;
  }
  try {
    renderMath(value, node.type !== 'inlineMath');
  } catch (error) {
    say(
      `The formula ${value.slice(0, 60)} cannot be typeset: ${(error as Error).message.trim()}`,
      'TeX that Temml understands',
      'correct the formula; for a price write \\$5',
    );
  }
}
