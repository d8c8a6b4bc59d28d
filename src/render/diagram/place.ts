import { compose } from './compose.ts';
import { room, svgMargin } from './grid.ts';
import { columnsOf, rowsOf } from './ranks.ts';
import { formsOf, gridPlacesOf, type Flow, type FlowEdge, type Side } from './spec.ts';

/** From which side to which, in a chart that runs down: around, then with corners. The first that helps is taken. */
const ways: readonly [Side, Side][] = [
  ['right', 'right'],
  ['left', 'left'],
  ['bottom', 'top'],
  ['right', 'top'],
  ['left', 'top'],
  ['bottom', 'right'],
  ['bottom', 'left'],
];
const turned = { top: 'left', left: 'top', bottom: 'right', right: 'bottom' } as const;

const charts = new WeakMap<Flow, Flow>();

/** A chart with a place for every node, and ways that meet as little as can be. A chart that names places stays as it is. */
export function placed(flow: Flow): Flow {
  if (gridPlacesOf(flow, 'wide')) return flow;
  let chart = charts.get(flow);
  if (!chart) charts.set(flow, (chart = withFreeWays(withPlaces(flow))));
  return chart;
}

function withPlaces(flow: Flow): Flow {
  const rows = rowsOf(flow);
  const columns = columnsOf(flow, rows);
  const right = flow.direction === 'right';
  const nodes = Object.entries(flow.nodes).map(([id, node]) => {
    const [column, row] = [columns.get(id)!, rows.get(id)!];
    return { id, node, down: [column, row] as [number, number], right: [row, column] as [number, number] };
  });
  const chart: Flow = {
    ...flow,
    nodes: Object.fromEntries(nodes.map((of) => [of.id, { ...of.node, at: of[flow.direction] }])),
    ...(right && { narrow: Object.fromEntries(nodes.map(({ id, down }) => [id, down])) }),
  };
  const { width } = compose(chart, 'wide')!.layout!;
  return width + 2 * svgMargin > room.narrow ? chart : { ...chart, narrow: undefined };
}

/** How many lines meet what they should not, in the forms that are drawn. */
const meetings = (chart: Flow): number =>
  formsOf(chart).flatMap((form) =>
    compose(chart, form)!.problems.filter(({ path: [field] }) => field === 'edges'),
  ).length;

/** Lets edges go around what they meet, those that lead furthest first. */
function withFreeWays(flow: Flow): Flow {
  const right = flow.direction === 'right';
  const along = (id: string) => flow.nodes[id]!.at![right ? 0 : 1];
  const far = ({ from, to }: FlowEdge) => Math.abs(along(from) - along(to));
  let [chart, fewest] = [flow, meetings(flow)];
  for (const edge of flow.edges.toSorted((one, other) => far(other) - far(one))) {
    for (const way of ways) {
      if (fewest === 0) return chart;
      const side: [Side, Side] = right ? [turned[way[0]], turned[way[1]]] : way;
      const changed = { ...edge, side, narrow: { side: way } };
      const tried = { ...chart, edges: chart.edges.with(flow.edges.indexOf(edge), changed) };
      const found = meetings(tried);
      if (found < fewest) [chart, fewest] = [tried, found];
    }
  }
  return chart;
}
