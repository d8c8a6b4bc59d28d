/** Round numbers that cover an interval, about `count` of them: steps of 1, 2 or 5 times a power of ten. */
export function ticks(from: number, to: number, count: number): number[] {
  const raw = (to - from) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= raw * 0.999)!;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** Powers of ten (or of two where there are few) within an interval. */
export function logTicks(from: number, to: number): number[] {
  for (const base of [10, 2]) {
    const first = Math.ceil(Math.log(from) / Math.log(base) - 1e-9);
    const last = Math.floor(Math.log(to) / Math.log(base) + 1e-9);
    const all = Array.from({ length: last - first + 1 }, (_, index) => base ** (first + index));
    if (all.length >= 3 || base === 2)
      return all.length > 8 ? all.filter((_, index) => index % 2 === 0) : all;
  }
  return [from, to];
}
