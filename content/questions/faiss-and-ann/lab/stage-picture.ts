import type { Canvas, Place } from 'grounded/lab/stage.ts';
import { shortPx as px } from 'grounded/lab/svg.ts';
import { blindPlaces, cellPolygons, centres } from './blind.ts';
import { listAt } from './graph.ts';
import { effortOf, lookFor, type Asked, type Look } from './look.ts';
import { graph, placeOf, pointCount, points, world } from './plane.ts';
import { drawLabels, type Label } from './stage-labels.ts';
import { dotted, fitted, frameOf, onGround, relativePath, type Frame } from './stage-frame.ts';
import { drawTally, hopLook, metLook } from './stage-tally.ts';

const path = (look: string, d: string) => (d ? `<path class="${look}" d="${d}"/>` : '');
const group = (look: string, d: string) => (d ? `<g class="${look}"><path d="${d}"/></g>` : '');
const placeOfPoint = Array.from({ length: pointCount }, (_, id) => placeOf(points, id));

const groundOf = placeOfPoint.map(onGround);
const corner = { x: world.width, y: world.height };

/** The hatching of places that miss, under a name that is another in each room of a page. */
const hatching = (kind: Canvas['kind']) =>
  `<defs><pattern id="miss-${kind}" width="4.5" height="4.5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
  `<path class="role-wrong stage-hatch" d="M2 0v5"/></pattern></defs>`;
const hatched = (kind: Canvas['kind']) => `fill="url(#miss-${kind})"`;

/** Lines, each once. */
function once(lines: readonly (readonly Place[])[]) {
  const names = new Set<string>();
  return lines.filter((line) => {
    const ends = line.map(({ x, y }) => `${px(x)} ${px(y)}`);
    return names.size < names.add(ends.sort().join()).size;
  });
}

const ofPlane = { left: 0, top: 0, right: onGround(corner).x, bottom: onGround(corner).y };

/** The borders between cells, and their centres as diamonds. */
function borders(): string {
  const { left, top, right, bottom } = ofPlane;
  const onEdge = (a: number, b: number, edge: number) => Math.abs(a - edge) + Math.abs(b - edge) < 0.1;
  const lines = cellPolygons.flatMap((cell) => {
    const corners = cell.map(onGround);
    return corners.map((from, i) => [from, corners[(i + 1) % corners.length]!] as const);
  });
  const inner = lines.filter(
    ([a, b]) =>
      !onEdge(a.x, b.x, left) &&
      !onEdge(a.x, b.x, right) &&
      !onEdge(a.y, b.y, top) &&
      !onEdge(a.y, b.y, bottom),
  );
  const diamonds = centres.map(onGround).map((at) => {
    const [x, y] = [Math.round(at.x), Math.round(at.y)];
    const top = { x, y: y - 4 };
    return [top, { x: x + 4, y }, { x, y: y + 4 }, { x: x - 4, y }, top];
  });
  return path('axis', relativePath([...once(inner), ...diamonds], '', 0.5));
}

/** The links of the lowest level. */
function links(): string {
  const lines = groundOf.flatMap((place, id) => {
    const list = listAt(graph, id, 0);
    const others = [...graph.links.subarray(list + 1, list + 1 + graph.links[list]!)];
    return others.map((other) => [place, groundOf[other]!] as const);
  });
  return path('grid', relativePath(once(lines), '', 0.5));
}

const known = new Map<string, string>();
function keep(key: string, draw: () => string): string {
  let drawn = known.get(key);
  if (drawn === undefined) known.set(key, (drawn = draw()));
  return drawn;
}

/** What does not change while the query is dragged: places that miss, and borders or links. */
function ground(asked: Asked, before: Asked | undefined, kind: Canvas['kind']): string {
  const blind = (of: Asked) =>
    keep(`${of.index} ${effortOf(of)}`, () =>
      relativePath(
        blindPlaces(of.index, effortOf(of)).outlines.map((outline) => outline.map(onGround)),
        'z',
        1,
      ),
    );
  // Those of the graph are too many to be drawn twice.
  const isShown = asked.index === 'cells' && before?.index === 'cells' && before.open !== asked.open;
  const former = isShown ? blind(before) : '';
  const now = blind(asked);
  return (
    (now && `<path ${hatched(kind)} d="${now}"/>`) +
    (former && `<path data-ghost class="stage-ghost" d="${former}"/>`) +
    keep(asked.index, asked.index === 'cells' ? borders : links)
  );
}

function dots(asked: Asked, { met, found, nearest }: Look): string {
  const places = (compared: boolean) =>
    dotted(groundOf.filter((_, id) => id !== found && id !== nearest && met.includes(id) === compared));
  return group('spots role-plain', places(false)) + group(metLook(asked.index), places(true));
}

function way({ hops }: Look, { at }: Frame): string {
  if (!hops[0]) return '';
  const lines = (lowest: boolean) =>
    relativePath(
      hops
        .filter(({ level }) => (level === 0) === lowest)
        .map(({ from, to }) => [at(placeOfPoint[from]!), at(placeOfPoint[to]!)]),
      '',
      0.1,
    );
  const entry = at(placeOfPoint[hops[0].from]!);
  return (
    group(hopLook.upper, lines(false)) +
    group(hopLook.lowest, lines(true)) +
    `<circle class="mark" cx="${px(entry.x)}" cy="${px(entry.y)}" r="4.5"/>`
  );
}

/** The part of a circle that lies in the plane. */
function circle({ x, y }: Place, radius: number, { left, right, top, bottom }: Frame): string {
  const isIn = (place: Place, by = 0) =>
    place.x - by > left && place.x + by < right && place.y - by > top && place.y + by < bottom;
  const r = px(radius);
  const [there, back] = [px(2 * radius), px(-2 * radius)];
  if (isIn({ x, y }, radius))
    return `M${px(x - radius)} ${px(y)}a${r} ${r} 0 1 0 ${there} 0a${r} ${r} 0 1 0 ${back} 0`;
  const lines: Place[][] = [[]];
  for (let i = 0; i <= 60; i++) {
    const angle = (i * Math.PI) / 30;
    const place = { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
    if (isIn(place)) lines.at(-1)!.push(place);
    else lines.push([]);
  }
  return relativePath(lines, '', 0.1);
}

/** What a query and its two points are drawn from. */
function sights(asked: Asked, look: Look, { at }: Frame) {
  return {
    query: at(asked),
    nearest: at(placeOfPoint[look.nearest]!),
    found: at(placeOfPoint[look.found]!),
    missed: look.nearest !== look.found,
  };
}

function marks(asked: Asked, look: Look, before: Asked | undefined, frame: Frame): string {
  const { query, nearest, found, missed } = sights(asked, look, frame);
  const { left, right, top, bottom, scale, at } = frame;
  const ring = ({ x, y }: Place, r: number) => `cx="${px(x)}" cy="${px(y)}" r="${r}"`;
  const { x, y } = query;
  const arms = `M${px(Math.max(left, x - 9))} ${px(y)}H${px(Math.min(right, x + 9))}M${px(x)} ${px(Math.max(top, y - 9))}V${px(Math.min(bottom, y + 9))}`;
  return (
    (before && (before.x !== asked.x || before.y !== asked.y)
      ? `<circle data-ghost class="stage-ghost" ${ring(at(before), 8)}/>`
      : '') +
    group(`edge dashed role-${missed ? 'wrong' : 'evidence'}`, circle(query, look.near * scale, frame)) +
    path('role-evidence stage-line', `M${px(x)} ${px(y)}L${px(found.x)} ${px(found.y)}`) +
    `<circle class="role-evidence stage-solid" ${ring(found, 5)}/>` +
    (missed
      ? `<g class="spots role-wrong"><circle ${ring(nearest, 5.5)}/></g>` +
        group('spots thin role-wrong', `M${px(nearest.x - 2.5)} ${px(nearest.y - 2.5)}l5 5m0-5l-5 5`)
      : '') +
    path('stage-dot', arms)
  );
}

function words(asked: Asked, look: Look, fresh: boolean, frame: Frame): string {
  const { query, nearest, found, missed } = sights(asked, look, frame);
  const wide = frame.kind === 'wide';
  const labels: Label[] = missed
    ? [
        { at: nearest, text: wide ? 'nearest, never compared' : 'nearest', role: 'wrong', from: query },
        { at: found, text: 'returned', role: 'evidence', from: query },
      ]
    : [{ at: found, text: wide ? 'nearest, found' : 'found', role: 'evidence', from: query }];
  if (fresh && frame.kind !== 'thumb')
    labels.push({
      at: query,
      text: wide ? 'drag the query' : 'drag',
      role: 'plain',
      from: nearest,
      hint: true,
    });
  // Along the walk, where no text should stand either.
  const way = look.hops.flatMap(({ from, to }) => {
    const [begin, end] = [frame.at(placeOfPoint[from]!), frame.at(placeOfPoint[to]!)];
    return [0, 0.25, 0.5, 0.75, 1].map((share) => ({
      x: begin.x + share * (end.x - begin.x),
      y: begin.y + share * (end.y - begin.y),
    }));
  });
  return drawLabels(labels, [query, nearest, found], way, frame);
}

interface Drawn {
  asked: Asked;
  /** A state that differs. */
  before?: Asked | undefined;
  /** Whether the reader has not moved anything yet. */
  fresh: boolean;
}

/** Draws the plane, the query in it, what its index compares, and the places from which it misses the nearest point. */
export function drawPlane({ asked, before, fresh }: Drawn, canvas: Canvas): string {
  const frame = frameOf(canvas);
  const look = lookFor(asked);
  const { left, top, right, bottom, kind } = frame;
  const opened = look.opened.map((cell) => cellPolygons[cell]!.map(onGround));
  return (
    hatching(kind) +
    fitted(
      frame,
      group('cells role-evidence', relativePath(opened, 'z', 0.5)) +
        ground(asked, before, kind) +
        dots(asked, look),
    ) +
    way(look, frame) +
    marks(asked, look, before, frame) +
    words(asked, look, fresh, frame) +
    (kind === 'thumb'
      ? ''
      : path('axis', `M${left} ${top}H${px(right)}V${px(bottom)}H${left}z`) +
        drawTally(asked, before, canvas, hatched(kind)))
  );
}
