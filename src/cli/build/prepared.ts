import type { RenderPlan } from '#outputs/render-plan.ts';
import type { Published } from '#book/published.ts';
import type { Topic } from '#book/schema.ts';

/** What is known of a book before it is rendered. */
export interface Prepared {
  plan: RenderPlan;
  /** Questions that bring in a program of their own. */
  importing: string[];
  topics: Topic[];
  /** The addresses that have been published, if the book keeps a list of them. */
  published?: Published;
}

/** With this status the preparation ends where the content has faults; it has told them. */
export const contentFault = 2;
