import { mute } from '#book/problem.ts';

/** What Astro makes of a `.astro` file: a function that gives what to write, with facts about the component beside it. */
type Component = (...given: unknown[]) => unknown;

/**
 * A component of the book that says which one it is when it fails: Astro would name a file of its own.
 *
 * @param file  Its path.
 * @throws Error, when it is used, with the file as `loc`, and with the line where the stack has one.
 */
export function ownComponent(component: Component, name: string, file: string): Component {
  const failed = (error: unknown): never => {
    const { message, stack, loc } = Object(error) as Partial<Error> & { loc?: object };
    // What stands in it, which it has rendered: another component, or a part that names its page.
    if (loc !== undefined || /^\S+\.mdx: /.test(String(message))) throw error;
    const said = mute(`The component <${name}> stopped with an error: ${message ?? String(error)}`);
    const place = { file, ...placeIn(String(stack), file) };
    throw Object.assign(new Error(said, { cause: error }), { loc: place });
  };
  const own: Component = (...given) => {
    try {
      const made = component(...given);
      return made instanceof Promise ? made.catch(failed) : made;
    } catch (error) {
      return failed(error);
    }
  };
  return Object.assign(own, component);
}

/** The innermost place of a file in a stack. */
function placeIn(stack: string, file: string): { line: number; column: number } | undefined {
  const at = stack.indexOf(`${file}:`);
  const [, line, column] = (at < 0 ? null : /^:(\d+):(\d+)/.exec(stack.slice(at + file.length))) ?? [];
  return line === undefined ? undefined : { line: Number(line), column: Number(column) };
}
