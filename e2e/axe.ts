import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';

/** What axe finds wrong with a page, or with a part of it: the rule, and the beginning of each element that breaks it. */
export async function accessFaults(page: Page, part?: string): Promise<string[]> {
  // No page has frames, and nobody reads what passes: gathering both takes more time than judging.
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (part ? builder.include(part) : builder).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
}
