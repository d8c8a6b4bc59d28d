import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { flowOf } from '#render/diagram/spec.ts';
import { drawFlow } from '#render/diagram/svg.ts';
import { withoutCode } from '#render/page-context.ts';

/** What the small drawing of a card is made from. It is drawn only for a card that the cache lacks. */
export interface Figure {
  /** Changes whenever the drawing may. */
  key: string;
  /** HTML of which the first picture is taken. */
  draw(): Promise<string> | string;
}

/**
 * The first diagram of a question.
 *
 * @param body    The question's text, as written.
 * @param folder  Where its files lie.
 */
export function diagramFigure(body: string, folder: string): Figure | undefined {
  const file = /<Diagram\s[^>]*?file=["']([^"']+)["']/.exec(withoutCode(body))?.[1];
  if (file === undefined) return undefined;
  const source = readFileSync(resolve(folder, file), 'utf8');
  return { key: source, draw: async () => (await drawFlow(flowOf(source), 'card')).svg };
}
