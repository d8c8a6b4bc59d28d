/** What a method gives, where there is one. */
function called(owner: unknown, name: string, ...given: unknown[]): unknown[] {
  const method: unknown = owner === undefined ? undefined : Reflect.get(Object(owner) as object, name);
  return typeof method === 'function' ? [Reflect.apply(method, owner, given)] : [];
}
const globalNamed = (name: string): unknown => Reflect.get(globalThis, name);

function segments(): unknown[] {
  if (!Reflect.has(Intl, 'Segmenter')) return [];
  const all = new Intl.Segmenter().segment('a');
  return [all, all[Symbol.iterator]()];
}

/** Values from which a program reaches what no global names. */
const nameless = (): unknown[] => [
  ...[async () => {}, function* () {}, async function* () {}, [].values(), ''[Symbol.iterator]()],
  ...[new Map().values(), new Set().values(), ''.matchAll(/./g), ...called(new URLSearchParams(), 'keys')],
  ...[...called([].values(), 'map', String), ...called(globalNamed('Iterator'), 'from', { next() {} })],
  ...[globalNamed('DOMException'), ...segments()],
];

/** Prototypes whose methods nobody gives anew to what inherits them, by assignment; reading them is to stay quick. */
const isQuick = (owner: object): boolean =>
  [Array, String, Function, RegExp].some(({ prototype }) => owner === prototype);
const oftenOwn = new Set<string | symbol>(['constructor', 'toString', 'toLocaleString', 'valueOf']);

/**
 * From here on nothing that JavaScript brings can be changed. A program of a book that did so, and needs no more than to put a
 * name together while it runs, would be handed what belongs to others: the module for files, or the window of a page.
 *
 * @param names  Of globals; what they lead to is locked with them.
 */
export function lockLanguage(names: readonly string[]): void {
  // What the last pattern of the site's own programs has met.
  for (const name of Object.getOwnPropertyNames(RegExp))
    if (/^(?:\$|input|last[A-Z]|left|right)/.test(name)) Reflect.deleteProperty(RegExp, name);
  const globals = Object.getOwnPropertyDescriptors(globalThis) as Record<string, PropertyDescriptor>;
  const all = reachable([...names.map((name) => globals[name]?.value as unknown), ...nameless()]);
  for (const brought of all) {
    for (const name of Reflect.ownKeys(brought)) protect(brought, name);
    // Nor may anything be added to it, or put above it.
    Object.preventExtensions(brought);
  }
  for (const [name, { value }] of Object.entries(globals))
    if (all.has(value as object)) protect(globalThis, name);
}

/** Functions and objects that others lead to. */
function reachable(waiting: unknown[]): Set<object> {
  const all = new Set<object>();
  while (waiting.length > 0) {
    const value = waiting.pop();
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || all.has(value))
      continue;
    all.add(value);
    waiting.push(Object.getPrototypeOf(value));
    for (const name of Reflect.ownKeys(value)) {
      const { value: own, get, set } = Object.getOwnPropertyDescriptor(value, name)!;
      waiting.push(own, get, set);
    }
  }
  return all;
}

/** Lets a property be what it is: where it is often given anew to what inherits it, by assignment, that stays possible. */
function protect(owner: object, name: string | symbol): void {
  const { value, configurable, writable } = Object.getOwnPropertyDescriptor(
    owner,
    name,
  )! as PropertyDescriptor & { value: unknown };
  // Mere texts and numbers lead nowhere.
  const isMere = writable !== undefined && typeof value !== 'function' && typeof value !== 'object';
  if (!configurable || isMere) return;
  const inherited = Object.hasOwn(owner, 'constructor') && (!isQuick(owner) || oftenOwn.has(name));
  if (!inherited || !writable)
    return void Object.defineProperty(owner, name, {
      ...(writable !== undefined && { writable: false }),
      configurable: false,
    });
  Object.defineProperty(owner, name, {
    get: () => value,
    set(this: object, own: unknown) {
      if (this !== owner)
        Object.defineProperty(this, name, {
          value: own,
          writable: true,
          enumerable: true,
          configurable: true,
        });
    },
    configurable: false,
  });
}
