import { z } from 'astro/zod';
import { parse } from 'yaml';

/**
 * A flow chart, as written in a YAML file beside its question: `help diagram` has all of it, with examples. `at` is a
 * column and a row, in which halves stand between two, and over how many columns; without `at` the nodes are placed along
 * the flow. `side` is from which side to which: facing sides give a straight line or one with two corners, sides at right
 * angles one corner, the same side twice a way around. `via` is the column in which a line runs up or down, or the row of a
 * way around over tops or bottoms.
 */
const text = z.string().trim().min(1, 'is empty');
const id = z.string().regex(/^[\w-]+$/, 'is not a valid id (letters, digits, "-", "_")');

/** Of columns and rows; each takes room and work, whether something stands there or not. */
const most = 50;
const half = z.number().multipleOf(0.5).min(-most).max(most);
const place = z.union([z.tuple([half, half]), z.tuple([half, half, z.int().min(2).max(most)])], {
  error: `is neither [column, row] nor [column, row, columns], in whole or half numbers up to ${most}`,
});
const side = z.enum(['top', 'right', 'bottom', 'left']);
const way = { side: z.tuple([side, side]).optional(), via: half.optional() };

const node = z.strictObject({
  label: text,
  note: text.optional(),
  role: id.default('plain'),
  /** A diamond is a question: a box with points at its sides. */
  shape: z.enum(['box', 'pill', 'diamond', 'store', 'text']).default('box'),
  at: place.optional(),
});

/** Also written as `[from, to]`. */
const edge = z.preprocess(
  (given) => (Array.isArray(given) && given.length === 2 ? { from: given[0], to: given[1] } : given),
  z.strictObject({
    from: id,
    to: id,
    label: text.optional(),
    style: z.enum(['solid', 'dashed']).default('solid'),
    role: id.optional(),
    /** An arrow against the flow, such as feedback: it does not push its target further along. */
    back: z.boolean().default(false),
    ...way,
    narrow: z.strictObject(way).optional(),
  }),
);

export const flowSchema = z
  .strictObject({
    title: text,
    alt: text,
    caption: text.optional(),
    direction: z.enum(['right', 'down']).default('right'),
    nodes: z.record(id, node),
    edges: z.array(edge).min(1, 'is empty'),
    groups: z.array(z.strictObject({ label: text, nodes: z.array(id).min(1) })).default([]),
    narrow: z.record(id, place).optional(),
  })
  .superRefine((flow, context) => {
    const known = (name: string, path: (string | number)[]) => {
      if (!Object.hasOwn(flow.nodes, name)) {
        context.addIssue({
          code: 'custom',
          path,
          message: `names the node "${name}", which is not one of the nodes (${Object.keys(flow.nodes).join(', ')})`,
        });
      }
    };
    flow.edges.forEach((edge, index) => {
      known(edge.from, ['edges', index]);
      known(edge.to, ['edges', index]);
    });
    flow.groups.forEach((group, index) =>
      group.nodes.forEach((name) => known(name, ['groups', index, 'nodes'])),
    );
    for (const name of Object.keys(flow.narrow ?? {})) known(name, ['narrow', name]);
  });

export type Flow = z.infer<typeof flowSchema>;

const flows = new Map<string, Flow>();

/**
 * The flow that a file describes; the same object each time, since a page and its card show the same one.
 *
 * @throws if the file is no such description.
 */
export function flowOf(source: string): Flow {
  let flow = flows.get(source);
  if (!flow) flows.set(source, (flow = flowSchema.parse(parse(source))));
  return flow;
}

export type FlowNode = Flow['nodes'][string];
export type FlowEdge = Flow['edges'][number];
export type Side = z.infer<typeof side>;
/** Column and row, and over how many columns. */
export type GridPlace = z.infer<typeof place>;
export type Form = 'wide' | 'narrow';

/** The forms that are drawn: two where the nodes have other places on a phone. */
export const formsOf = (flow: Flow): readonly Form[] => (flow.narrow ? ['wide', 'narrow'] : ['wide']);

/** Where the nodes of a chart stand by hand, in one of its forms; undefined where no node has a place. */
export function gridPlacesOf(flow: Flow, form: Form): Partial<Record<string, GridPlace>> | undefined {
  if (form === 'narrow' && flow.narrow) return flow.narrow;
  const places = Object.entries(flow.nodes).flatMap(([name, { at }]) => (at ? [[name, at] as const] : []));
  return places.length > 0 || flow.narrow ? Object.fromEntries(places) : undefined;
}

/** From and to which sides an edge leads in a form, and in which column or row, where the chart says so. */
export function wayOf(
  edge: FlowEdge,
  form: Form,
): { side: [Side, Side] | undefined; via: number | undefined } {
  const own = form === 'narrow' ? edge.narrow : undefined;
  return { side: own?.side ?? edge.side, via: own ? own.via : edge.via };
}
