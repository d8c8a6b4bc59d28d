/** The fields of `npm audit --json` that are used here. */
export interface AuditReport {
  vulnerabilities?: Record<
    string,
    { via: (string | { source: number; url: string; title: string; severity: string })[] }
  >;
}
/** A weakness that does not touch this project, and why. */
interface Accepted {
  id: string;
  why: string;
}

export function readAccepted(value: unknown): Accepted[] {
  if (!Array.isArray(value))
    throw new Error('.ci/advisories.yaml: expected a list of { id, why }; an empty list is [].');
  return value.map((entry: Partial<Accepted> | null, at) => {
    if (typeof entry?.id !== 'string' || typeof entry.why !== 'string' || entry.why.trim() === '')
      throw new Error(
        `.ci/advisories.yaml: entry ${at + 1} needs "id" (such as GHSA-xxxx-xxxx-xxxx) and "why".`,
      );
    return { id: entry.id, why: entry.why };
  });
}

/**
 * @param report  Undefined or without a list where the registry did not answer.
 * @returns what to say, and how many weaknesses are neither accepted nor mended.
 */
export function judge(
  report: AuditReport | undefined,
  accepted: readonly Accepted[],
): { lines: string[]; open: number } {
  const known = accepted.map(({ id, why }) => `accepted: ${id}: ${why}`);
  if (!report?.vulnerabilities)
    return {
      lines: [...known, 'The registry returned no list of vulnerabilities, so nothing was checked.'],
      open: 0,
    };
  const found = new Map<string, string>();
  for (const [name, { via }] of Object.entries(report.vulnerabilities)) {
    for (const cause of via) {
      if (typeof cause === 'string') continue;
      found.set(cause.url.split('/').at(-1)!, `${name}: ${cause.severity}: ${cause.title} (${cause.url})`);
    }
  }
  const open = [...found].filter(([id]) => !accepted.some((entry) => entry.id === id));
  const gone = accepted
    .filter(({ id }) => !found.has(id))
    .map(({ id }) => `no longer found: ${id}; remove it`);
  return {
    lines: [
      ...known,
      ...gone,
      ...open.map(([, line]) => `✖ ${line}`),
      `${found.size} known vulnerabilities, ${open.length} of them open.`,
    ],
    open: open.length,
  };
}
