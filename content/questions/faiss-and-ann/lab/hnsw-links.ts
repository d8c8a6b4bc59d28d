import { between, type Graph } from './graph.ts';

/** A graph that is being built. Beside each link its length, and whether the rule kept it: a full list chooses anew with few distances. */
export interface Growing {
  graph: Graph;
  lengths: Float64Array;
  kept: Uint8Array;
}

/** Fills the list of a new node with up to M of the nodes that a walk found. */
export function choose({ graph, lengths, kept }: Growing, list: number): void {
  const { links, walk, M } = graph;
  const { marked, distances, size } = walk;
  // The walk is over, so its marks are free to say what the rule kept.
  let chosen = 0;
  let looked = 0;
  for (; looked < size && chosen < M; looked++) {
    const candidate = marked[looked]! >> 1;
    let apart = true;
    for (let i = 0; i < looked && apart; i++)
      apart = (marked[i]! & 1) === 0 || distances[looked]! < between(graph, candidate, marked[i]! >> 1);
    marked[looked] = 2 * candidate + (apart ? 1 : 0);
    if (apart) chosen++;
  }
  let spare = M - chosen;
  let to = list;
  for (let i = 0; i < looked; i++) {
    const keep = marked[i]! & 1;
    if (keep === 0 && spare-- <= 0) continue;
    to++;
    links[to] = marked[i]! >> 1;
    lengths[to] = distances[i]!;
    kept[to] = keep;
  }
  links[list] = to - list;
}

/**
 * Adds a link to a list that is sorted by length, and drops one if it is full: the last that the rule rejects, else the
 * last.
 *
 * That is what choosing anew from the whole list would do: the rule looks at links in order of length, and what it says
 * of one depends only on the kept ones before it. So nothing changes before the new link, and nothing after it unless
 * the new link is kept and then stands too near to a later one.
 */
export function addLink(growing: Growing, list: number, limit: number, id: number, length: number): void {
  const { graph, lengths, kept } = growing;
  const { links } = graph;
  const count = links[list]!;
  const first = list + 1;
  let place = first;
  while (
    place < first + count &&
    (lengths[place]! < length || (lengths[place]! === length && links[place]! < id))
  )
    place++;
  const keep = isApart(growing, first, place, id, length) ? 1 : 0;
  if (keep === 1) chooseAnew(growing, first, place, first + count, id);
  let end = first + count;
  if (count < limit) links[list] = count + 1;
  else {
    // Drop one: it may be the new link itself.
    let drop = end - 1;
    while (drop >= first && kept[drop] === 1) drop--;
    if (drop < place && keep === 0) return;
    if (drop < first) {
      if (place === end) return;
      drop = end - 1;
    }
    if (drop < place) place--;
    for (let i = drop; i < end - 1; i++) move(growing, i + 1, i);
    end--;
  }
  for (let i = end; i > place; i--) move(growing, i - 1, i);
  links[place] = id;
  lengths[place] = length;
  kept[place] = keep;
}

function move({ graph: { links }, lengths, kept }: Growing, from: number, to: number): void {
  links[to] = links[from]!;
  lengths[to] = lengths[from]!;
  kept[to] = kept[from]!;
}

/** Says anew which links between `from` and `end` the rule keeps, once a new link before them is kept. */
function chooseAnew(growing: Growing, first: number, from: number, end: number, id: number): void {
  const { graph, lengths, kept } = growing;
  let changed = false;
  for (let i = from; i < end; i++) {
    if (!changed && kept[i] === 0) continue;
    const link = graph.links[i]!;
    const apart = lengths[i]! < between(graph, link, id);
    if (changed) kept[i] = apart && isApart(growing, first, i, link, lengths[i]!) ? 1 : 0;
    else if (!apart) {
      kept[i] = 0;
      changed = true;
    }
  }
}

/** Whether a node is nearer to the list's owner than to every kept link between `first` and `end`. */
function isApart({ graph, kept }: Growing, first: number, end: number, id: number, length: number): boolean {
  for (let i = first; i < end; i++)
    if (kept[i] === 1 && !(length < between(graph, graph.links[i]!, id))) return false;
  return true;
}
