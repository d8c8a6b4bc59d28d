/** Lets tests of a book find the kit of labs, which they import as `grounded/lab/…`, in the sources of this repository. */
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    next(
      specifier.replace(/^grounded\/lab\//, () => new URL('../src/lab/', import.meta.url).href),
      context,
    ),
});
