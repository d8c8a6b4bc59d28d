/** Values from which a program reaches all that JavaScript itself brings; of globals all classes and functions. */
const seeds = (): unknown[] => [
  ...Object.entries(Object.getOwnPropertyDescriptors(globalThis)).flatMap(([name, { value }]) =>
    /^[A-Z]/.test(name) || typeof value === 'function' ? [value as unknown] : [],
  ),
  ...[async () => {}, function* () {}, async function* () {}, [].values(), ''[Symbol.iterator]()],
  ...[new Map().values(), new Set().values(), ''.matchAll(/./g), new URLSearchParams().keys()],
];

/** Prototypes whose methods nobody gives anew to what inherits them, by assignment; reading them is to stay quick. */
const quick = new Set<object>([Array.prototype, String.prototype, Function.prototype, RegExp.prototype]);
const oftenOwn = new Set<string | symbol>(['constructor', 'toString', 'toLocaleString', 'valueOf']);

/**
 * From here on no function leads to the one that makes programs of texts, `Function`, no error to the functions that it came
 * through, and nothing that JavaScript brings can be changed: a program that did so would be handed what belongs to others,
 * such as the module for files. The check refuses programs of a book that name the way; one could still put the name
 * together while it runs. What a library asked for before stays as it was.
 */
export function onlyWrittenPrograms(): void {
  const kinds = [function () {}, async function () {}, function* () {}, async function* () {}];
  for (const kind of kinds) {
    const prototype = Object.getPrototypeOf(kind) as object;
    Object.defineProperty(prototype, 'constructor', { value: refuse, writable: false, configurable: false });
  }
  // It is given the functions that an error came through.
  Object.defineProperty(Error, 'prepareStackTrace', {
    get: () => undefined,
    set: () => {},
    configurable: false,
  });
  // The way names folders of whoever builds the book.
  Object.defineProperty(Error, 'stackTraceLimit', { value: 0, writable: false, configurable: false });
  const all = intrinsics();
  for (const brought of all) {
    for (const name of Reflect.ownKeys(brought)) protect(brought, name);
    // Nor may anything be added to it, or put above it.
    Object.preventExtensions(brought);
  }
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(globalThis)))
    if (all.has(value as object)) protect(globalThis, name);
}

/** The functions and prototypes that JavaScript brings. */
function intrinsics(): Set<object> {
  const all = new Set<object>();
  const waiting = seeds();
  while (waiting.length > 0) {
    const value = waiting.pop();
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || all.has(value))
      continue;
    all.add(value);
    waiting.push(Object.getPrototypeOf(value));
    for (const { value: own, get, set } of Object.values(Object.getOwnPropertyDescriptors(value)))
      waiting.push(own, get, set);
  }
  return all;
}

/** Lets a property be what it is: where it is often given anew to what inherits it, by assignment, that stays possible. */
function protect(owner: object, name: string | symbol): void {
  const { value, configurable, writable } = Object.getOwnPropertyDescriptor(
    owner,
    name,
  )! as PropertyDescriptor & { value: unknown };
  if (!configurable || (typeof value !== 'function' && typeof value !== 'object')) return;
  const inherited = Object.hasOwn(owner, 'constructor') && (!quick.has(owner) || oftenOwn.has(name));
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

function refuse(): never {
  throw new Error(
    'A program of the book tried to run a text as a program, which only a trusted book may do.',
  );
}
