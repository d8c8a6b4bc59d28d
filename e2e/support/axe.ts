import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';

/** Rules that ask for colours: the others find the same in light and in dark. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/**
 * Problems that axe finds in a page, or in a part of it: the rule, and the beginning of each element that breaks it.
 *
 * @param coloursAlone  Whether all else has been judged in other colours.
 */
export async function accessProblems(page: Page, part?: string, coloursAlone = false): Promise<string[]> {
  // No page has frames, and nobody reads what passes: gathering both takes more time than judging.
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (coloursAlone) builder.withRules(ofColours);
  const { violations } = await (part ? builder.include(part) : builder).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
}
