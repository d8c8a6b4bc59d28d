import type { Flow } from './spec.ts';

/** How far along the flow each node stands: behind all that lead to it; what nothing leads to, just before what follows. */
export function rowsOf({ nodes, edges }: Flow): ReadonlyMap<string, number> {
  const along = edges.map(({ from, to, back }) => (back ? [to, from] : [from, to]) as [string, string]);
  const sorted: string[] = [];
  const seen = new Set<string>();
  const visit = (id: string) => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const [from, to] of along) if (from === id) visit(to);
    sorted.unshift(id);
  };
  Object.keys(nodes).forEach(visit);
  // The edge that closes a circle leads back.
  const ahead = along.filter(([from, to]) => sorted.indexOf(from) < sorted.indexOf(to));
  const rows = new Map(sorted.map((id) => [id, 0]));
  for (const id of sorted)
    for (const [from, to] of ahead) if (to === id) rows.set(id, Math.max(rows.get(id)!, rows.get(from)! + 1));
  for (const id of sorted.toReversed()) {
    const next = ahead.filter(([from]) => from === id).map(([, to]) => rows.get(to)!);
    if (next.length > 0 && !ahead.some(([, to]) => to === id)) rows.set(id, Math.min(...next) - 1);
  }
  return rows;
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** Where each node stands across the flow, in halves: near what it is joined to, those of a group side by side. */
export function columnsOf(
  { nodes, edges, groups }: Flow,
  rows: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  const joined = (id: string) =>
    edges.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []));
  /** Moves the nodes of a row towards their neighbours in the rows before it (-1) or after it (1). */
  const settle = (row: readonly string[], side: -1 | 1) => {
    const wanted = row.map((id, index) => {
      const near = joined(id).filter((other) => Math.sign(rows.get(other)! - rows.get(id)!) === side);
      const group = groups.findIndex((group) => group.nodes.includes(id));
      const column = near.length > 0 ? mean(near.map((other) => columns.get(other)!)) : columns.get(id);
      return { id, column: column ?? index, group: group < 0 ? id : group };
    });
    const middle = ({ group }: (typeof wanted)[number]) =>
      mean(wanted.filter((other) => other.group === group).map(({ column }) => column));
    const first = ({ group }: (typeof wanted)[number]) => wanted.findIndex((other) => other.group === group);
    const order = wanted.toSorted(
      (one, other) => middle(one) - middle(other) || first(one) - first(other) || one.column - other.column,
    );
    const apart: number[] = [];
    for (const { column } of order) apart.push(Math.max(column, (apart.at(-1) ?? -Infinity) + 1));
    const shift = mean(order.map(({ column }, index) => column - apart[index]!));
    order.forEach(({ id }, index) => columns.set(id, Math.round((apart[index]! + shift) * 2) / 2));
  };
  const inRows = [...Map.groupBy(Object.keys(nodes), (id) => rows.get(id)!)]
    .sort(([one], [other]) => one - other)
    .map(([, row]) => row);
  for (let sweep = 0; sweep < 3; sweep++) {
    for (const row of inRows) settle(row, -1);
    for (const row of inRows.toReversed()) settle(row, 1);
  }
  const first = Math.min(...columns.values());
  return new Map([...columns].map(([id, column]) => [id, column - first]));
}
