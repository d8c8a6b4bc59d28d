/**
 * From here on no function of this worker leads to `Function`, which makes programs of texts. The policy of the pages forbids
 * those, but a worker has the policy of its own response, and some hosts send none.
 */
export function onlyWritten(): void {
  for (const kind of [() => {}, async () => {}, function* () {}, async function* () {}])
    Object.defineProperty(Object.getPrototypeOf(kind), 'constructor', { value: undefined });
}
