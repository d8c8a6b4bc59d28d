/** A path that is drawn by absolute moves and lines alone. */
const simple = /^(?:[MLHV](?:-?\d+(?:\.\d+)?(?: |(?=-|[MLHVz]|$)))+|z)+$/;
const command = /([MLHV])([^MLHVz]*)|z/g;

/**
 * A path by the way from point to point, which is shorter than the points themselves; the points stay the same. Paths of
 * other commands stay as they are.
 */
export function leanPath(d: string): string {
  if (!simple.test(d)) return d;
  // In units of the last decimal, so that nothing adds up to an error.
  const decimals = Math.max(0, ...[...d.matchAll(/\.(\d+)/g)].map(([, digits]) => digits!.length));
  const unit = 10 ** decimals;
  const written = (whole: number) => String(whole / unit);
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let [out, before] = ['', ''];
  const add = (name: string, numbers: number[]) => {
    const text = numbers.map(written).join(' ').replaceAll(' -', '-');
    out += name === before && name !== 'm' ? (text.startsWith('-') ? text : ` ${text}`) : name + text;
    before = name;
  };
  for (const [all, name, text] of d.matchAll(command)) {
    if (all === 'z') {
      [x, y] = [startX, startY];
      out += 'z';
      before = 'z';
      continue;
    }
    const numbers = text!
      .trim()
      .split(/ |(?<=\d)(?=-)/)
      .map((number) => Math.round(Number(number) * unit));
    if (name === 'H' || name === 'V')
      for (const to of numbers) {
        add(name.toLowerCase(), [to - (name === 'H' ? x : y)]);
        if (name === 'H') x = to;
        else y = to;
      }
    else
      for (let i = 0; i < numbers.length; i += 2) {
        const [toX, toY] = [numbers[i]!, numbers[i + 1]!];
        // Further points of a move are lines.
        const moves = name === 'M' && i === 0;
        add(moves ? 'm' : 'l', [toX - x, toY - y]);
        [x, y] = [toX, toY];
        if (moves) [startX, startY] = [x, y];
      }
  }
  // A path begins where it says, and not from anywhere else.
  const lean = out.replace(/^m/, 'M');
  return lean.length < d.length ? lean : d;
}
