import { readFileSync } from 'node:fs';

/** Which answers a build renders; of the others it has the finished pages from before. */
export interface RenderPlan {
  /** Name of what each question's page depends on, by slug. */
  keys: Record<string, string>;
  render: string[];
  /** Whether this is a part of a build, which leaves nothing but finished answers. */
  part?: boolean;
}

/** Where the plan lies: pages are rendered by programs that are bundled apart, and share only the environment. */
export const planVariable = 'RENDER_PLAN';

/** Whether this build renders what belongs to a question, by slug. */
export function rendersQuestion(): (slug: string) => boolean {
  const plan = renderPlan();
  const rendered = plan && new Set(plan.render);
  return (slug) => rendered?.has(slug) !== false;
}

/** The plan of this build; undefined where all is rendered, as on an author's server. */
export function renderPlan(): RenderPlan | undefined {
  const path = process.env[planVariable];
  return path === undefined ? undefined : (JSON.parse(readFileSync(path, 'utf8')) as RenderPlan);
}
