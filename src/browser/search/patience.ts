/** How long a part of the index may take to come. */
export const patienceMs = 8_000;

/** What went wrong while a part was loaded, for the reader: completes "because …". */
export class LoadError extends Error {}

/** The same promise, or a LoadError once patience is at its end. */
export async function inTime<T>(promise: Promise<T>, name: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new LoadError(`${name} did not come within ${patienceMs / 1000} seconds`)),
      patienceMs,
    );
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Fetches JSON; whatever stops it becomes a LoadError. */
export async function fetchJson<T>(url: string, name: string): Promise<T> {
  const giveUp = new AbortController();
  const text = await inTime(fetchText(url, name, giveUp.signal), name).finally(() => giveUp.abort());
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new LoadError(
      text.trimStart().startsWith('<')
        ? `the server sent a page in place of ${name}`
        : `${name} came incomplete`,
    );
  }
}

async function fetchText(url: string, name: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal }).catch(() => {
    throw new LoadError(`${name} did not come`);
  });
  if (!response.ok) throw new LoadError(`the server answered ${response.status} for ${name}`);
  return response.text().catch(() => {
    throw new LoadError(`${name} came incomplete`);
  });
}
