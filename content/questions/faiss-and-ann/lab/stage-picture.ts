import type { Canvas, Place } from 'grounded/lab/stage.ts';
import { shortPx as px } from 'grounded/lab/svg.ts';
import { blindPlaces, cellPolygons, step } from './blind.ts';
import { effortOf, lookFor, type Asked, type Look } from './look.ts';
import { placesOf, planeOf } from './plane.ts';
import type { Polygon } from './polygons.ts';
import { remembered } from './remembered.ts';
import { drawLabels, type Label } from './stage-labels.ts';
import { dotted, fitted, frameOf, onGround, relativePath, type Frame } from './stage-frame.ts';
import { drawTally, hopLook, metLook } from './stage-tally.ts';

const path = (look: string, d: string) => (d ? `<path class="${look}" d="${d}"/>` : '');
const group = (look: string, d: string) => (d ? `<g class="${look}"><path d="${d}"/></g>` : '');
/** The points of a draw, in units of the plane and in px of the ground. */
const placesOfDraw = remembered((draw: number) => placesOf(planeOf(draw).points));
const groundOf = remembered((draw: number) => placesOfDraw(draw).map(onGround));

const outlineOf = ({ left, top, right, bottom }: Frame) =>
  `M${left} ${top}H${px(right)}V${px(bottom)}H${left}z`;

/** The hatching of places that miss, and the plane to cut by, under names that are others in each room of a page. */
const definitions = (frame: Frame) =>
  `<defs><clipPath id="plane-${frame.kind}"><path d="${outlineOf(frame)}"/></clipPath><pattern id="miss-${frame.kind}" width="4.5" height="4.5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
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

/** The borders between cells, and their centres as diamonds. */
const borders = remembered((draw: number): string => {
  const lines = cellPolygons(draw).flatMap((cell) => {
    const corners = cell.map(onGround);
    return corners.map((from, i) => [from, corners[(i + 1) % corners.length]!] as const);
  });
  const diamonds = placesOf(planeOf(draw).cells.centroids)
    .map(onGround)
    .map((at) => {
      const [x, y] = [Math.round(at.x), Math.round(at.y)];
      const top = { x, y: y - 4 };
      return [top, { x: x + 4, y }, { x, y: y + 4 }, { x: x - 4, y }, top];
    });
  return path('axis', relativePath([...once(lines), ...diamonds], '', 0.5));
});

/** The links of the lowest level. */
const links = remembered((draw: number): string => {
  const { graph } = planeOf(draw);
  const ground = groundOf(draw);
  const lines = ground.flatMap((place, id) =>
    graph.links[id]![0]!.map((other) => [place, ground[other]!] as const),
  );
  return path('grid', relativePath(once(lines), '', 0.5));
});

/** Cuts the corners of squares around places, so that steps become straight; the places themselves stay in. */
const bevelled = (outline: Polygon): Polygon =>
  outline.flatMap((corner, i) =>
    [outline.at(i - 1)!, outline[(i + 1) % outline.length]!].map((other) => {
      const share = step / 2 / Math.hypot(other.x - corner.x, other.y - corner.y);
      return { x: corner.x + share * (other.x - corner.x), y: corner.y + share * (other.y - corner.y) };
    }),
  );

/** A path of the places that miss, by index, effort and draw. */
const missedFrom = remembered((_: string, asked: Asked): string =>
  relativePath(
    blindPlaces(asked.index, effortOf(asked), asked.draw).outlines.map((outline) =>
      (asked.index === 'graph' ? bevelled(outline) : outline).map(onGround),
    ),
    'z',
    asked.index === 'graph' ? 0.5 : 1,
  ),
);
const blind = (asked: Asked) => missedFrom([asked.index, effortOf(asked), asked.draw].join(), asked);

/** What does not change while the query is dragged: places that miss, and borders or links. */
function ground(asked: Asked, kind: Canvas['kind']): string {
  const now = blind(asked);
  // Those of the graph are small and many, so that they need an edge to be seen as areas.
  return (
    (asked.index === 'graph' ? group('cells role-wrong', now) : '') +
    (now && `<path ${hatched(kind)} d="${now}"/>`) +
    (asked.index === 'cells' ? borders : links)(asked.draw)
  );
}

function dots(asked: Asked, { met, found, nearest }: Look): string {
  const places = (compared: boolean) =>
    dotted(
      groundOf(asked.draw).filter((_, id) => id !== found && id !== nearest && met.includes(id) === compared),
    );
  return group('spots role-plain', places(false)) + group(metLook(asked.index), places(true));
}

function way({ hops }: Look, draw: number, { at }: Frame): string {
  if (!hops[0]) return '';
  const places = placesOfDraw(draw);
  const lines = (lowest: boolean) =>
    relativePath(
      hops
        .filter(({ level }) => (level === 0) === lowest)
        .map(({ from, to }) => [at(places[from]!), at(places[to]!)]),
      '',
      0.1,
    );
  const entry = at(places[hops[0].from]!);
  return (
    group(hopLook.upper, lines(false)) +
    group(hopLook.lowest, lines(true)) +
    `<circle class="mark" cx="${px(entry.x)}" cy="${px(entry.y)}" r="4.5"/>`
  );
}

function round({ x, y }: Place, radius: number): string {
  const r = px(radius);
  const half = (way: number) => `a${r} ${r} 0 1 0 ${px(way)} 0`;
  return `M${px(x - radius)} ${px(y)}${half(2 * radius)}${half(-2 * radius)}`;
}

/** What a query and its two points are drawn from. */
function sights(asked: Asked, look: Look, { at }: Frame) {
  return {
    query: at(asked),
    nearest: at(placesOfDraw(asked.draw)[look.nearest]!),
    found: at(placesOfDraw(asked.draw)[look.found]!),
    missed: look.nearest !== look.found,
  };
}

function marks(asked: Asked, look: Look, before: Asked | undefined, frame: Frame): string {
  const { query, nearest, found, missed } = sights(asked, look, frame);
  const { kind, left, right, top, bottom, scale, at } = frame;
  const ring = ({ x, y }: Place, r: number) => `cx="${px(x)}" cy="${px(y)}" r="${r}"`;
  const { x, y } = query;
  const arms = `M${px(Math.max(left, x - 9))} ${px(y)}H${px(Math.min(right, x + 9))}M${px(x)} ${px(Math.max(top, y - 9))}V${px(Math.min(bottom, y + 9))}`;
  return (
    (before && (before.x !== asked.x || before.y !== asked.y)
      ? `<circle data-ghost class="stage-ghost" ${ring(at(before), 8)}/>`
      : '') +
    `<g class="edge dashed role-${missed ? 'wrong' : 'evidence'}"><path clip-path="url(#plane-${kind})" d="${round(query, look.near * scale)}"/></g>` +
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
    const places = placesOfDraw(asked.draw);
    const [begin, end] = [frame.at(places[from]!), frame.at(places[to]!)];
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
  const { kind } = frame;
  const opened = look.opened.map((cell) => cellPolygons(asked.draw)[cell]!.map(onGround));
  return (
    definitions(frame) +
    fitted(
      frame,
      group('cells role-evidence', relativePath(opened, 'z', 0.5)) + ground(asked, kind) + dots(asked, look),
    ) +
    way(look, asked.draw, frame) +
    marks(asked, look, before, frame) +
    words(asked, look, fresh, frame) +
    (kind === 'thumb' ? '' : path('axis', outlineOf(frame)) + drawTally(asked, before, canvas, hatched(kind)))
  );
}
