import { pureNames } from '#lab/pure-names.ts';
import { lockForBook } from './locked.ts';

/**
 * From here on no function of this worker leads to `Function`, which makes programs of texts. The policy of the pages forbids
 * those, but a worker has the policy of its own response, and some hosts send none.
 */
export function disableFunctionConstructors(): void {
  for (const kind of [() => {}, async () => {}, function* () {}, async function* () {}])
    Object.defineProperty(Object.getPrototypeOf(kind), 'constructor', { value: undefined });
}

/** By these a worker talks with its page; the other names that stay compute. */
const needed = new Set<string | symbol>(
  `${pureNames} self name onmessage postMessage performance setTimeout`.split(' '),
);

/**
 * From here on nothing that JavaScript brings can be changed, and this worker has no way to files, stores, other workers or
 * other sites. What it needs of them itself is at hand before, in variables of modules.
 */
export function lockWorker(): void {
  lockForBook();
  for (
    let owner: object = globalThis;
    owner !== Object.prototype;
    owner = Object.getPrototypeOf(owner) as object
  )
    for (const name of Reflect.ownKeys(owner)) if (!needed.has(name)) Reflect.deleteProperty(owner, name);
}
