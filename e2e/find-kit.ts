/** Lets the tests of a book that lies elsewhere find the kit of labs, which they import as `grounded/lab/…`. */
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier, specifier.startsWith('grounded/') ? { ...context, parentURL: import.meta.url } : context),
});
