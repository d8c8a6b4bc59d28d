/** Removes the marker lines of regions, so that they are never shown. */
const marker = /^\s*(?:#|\/\/)\s*(end)?region\s+([\w-]+)\s*$/;

/** Names of the regions that a file marks with `# region NAME` or `// region NAME`. */
export function regionNames(source: string): string[] {
  return source
    .split('\n')
    .map((line) => marker.exec(line))
    .filter((match) => match !== null && match[1] === undefined)
    .map((match) => match![2]!);
}

/**
 * The lines of a marked region, or of the whole file, without marker lines and common indentation.
 *
 * @throws Error if the region is not there or not closed; names those that are there.
 */
export function cutRegion(source: string, name?: string): string {
  let lines = source.replace(/\r\n/g, '\n').split('\n');
  if (name !== undefined) {
    const at = (end: string | undefined) =>
      lines.findIndex((line) => {
        const match = marker.exec(line);
        return match !== null && match[2] === name && match[1] === end;
      });
    const start = at(undefined);
    const stop = at('end');
    if (start < 0 || stop < start) {
      const known = regionNames(source);
      throw new Error(
        start < 0
          ? `there is no region "${name}"; the file marks ${known.length > 0 ? known.map((known) => `"${known}"`).join(', ') : 'no region'}`
          : `the region "${name}" is not closed by "endregion ${name}"`,
      );
    }
    lines = lines.slice(start + 1, stop);
  }
  lines = lines.filter((line) => !marker.test(line));
  while (lines.length > 0 && lines[0]!.trim() === '') lines.shift();
  while (lines.length > 0 && lines.at(-1)!.trim() === '') lines.pop();
  const indent = Math.min(
    ...lines.filter((line) => line.trim() !== '').map((line) => /^\s*/.exec(line)![0].length),
  );
  return lines.map((line) => line.slice(Number.isFinite(indent) ? indent : 0)).join('\n');
}
