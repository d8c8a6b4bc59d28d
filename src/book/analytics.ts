/** A script of another site that counts visits, and the data that it reads from its own element: a book has none unless it asks. */
interface Analytics {
  script: string;
  data: Readonly<Record<string, string>>;
}

/** Addresses that the script may use, by directive of the policy: it reports to where it is from, without beacons by a picture. */
export function openedFor({ script }: Analytics): Record<string, string[]> {
  const [origin] = /^https:\/\/[^/]+\//.exec(script)!;
  return { 'script-src': [script], 'connect-src': [origin], 'img-src': [origin] };
}

/** The data of a script as attributes of its element. */
export const dataAttributes = ({ data }: Analytics): Record<string, string> =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [`data-${name}`, value]));
