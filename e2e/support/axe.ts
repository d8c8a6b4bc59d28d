import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';

/** Problems that axe finds in a page, or in a part of it: the rule, and the beginning of each element that breaks it. */
export async function accessProblems(page: Page, part?: string): Promise<string[]> {
  // No page has frames, and nobody reads what passes: gathering both takes more time than judging.
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (part ? builder.include(part) : builder).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
}
