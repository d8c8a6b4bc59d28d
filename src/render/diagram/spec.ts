import { z } from 'astro/zod';
import { parse } from 'yaml';

/**
 * A flow chart, as written in a YAML file beside its question:
 *
 *     title: One adapted layer          # the figure's name
 *     alt: The input goes two ways …    # what the figure says, for those who do not see it
 *     caption: …                        # optional, inline Markdown
 *     direction: right                  # or down; on a phone every chart runs down
 *     nodes:
 *       base: { label: "W₀", note: "16 × 16", role: wrong, shape: box }
 *     edges:
 *       - [input, base]
 *       - { from: base, to: sum, label: "W₀x", style: dashed }
 *     groups:
 *       - { label: on the GPU, nodes: [base, sum] }
 */
const text = z.string().trim().min(1, 'is empty');
const id = z.string().regex(/^[\w-]+$/, 'is no id (letters, digits, "-", "_")');

const node = z.strictObject({
  label: text,
  note: text.optional(),
  role: id.default('plain'),
  shape: z.enum(['box', 'pill', 'diamond', 'store', 'text']).default('box'),
});

const edge = z.union([
  z.tuple([id, id]).transform(([from, to]) => ({
    from,
    to,
    label: undefined,
    style: 'solid' as const,
    role: undefined,
    back: false,
  })),
  z.strictObject({
    from: id,
    to: id,
    label: text.optional(),
    style: z.enum(['solid', 'dashed']).default('solid'),
    role: id.optional(),
    /** An arrow against the flow, such as feedback: it does not push its target further along. */
    back: z.boolean().default(false),
  }),
]);

export const flowSchema = z
  .strictObject({
    title: text,
    alt: text,
    caption: text.optional(),
    direction: z.enum(['right', 'down']).default('right'),
    nodes: z.record(id, node),
    edges: z.array(edge).min(1, 'is empty'),
    groups: z.array(z.strictObject({ label: text, nodes: z.array(id).min(1) })).default([]),
  })
  .superRefine((flow, context) => {
    const known = (name: string, path: (string | number)[]) => {
      if (!(name in flow.nodes)) {
        context.addIssue({
          code: 'custom',
          path,
          message: `names the node "${name}", which is not among nodes (${Object.keys(flow.nodes).join(', ')})`,
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
