/** The modules that programs of a book import as `grounded/lab/….ts`. What else lies in that room is for the generator alone. */
const kit =
  /^grounded\/lab\/(claim|controls|escape|figure-text|format|hatch|html|lab|plot|stage|svg|testing|ticks)\.ts$/;

/** The name of a module of the kit in its room, without its ending; undefined for whatever else is imported. */
export const kitModule = (imported: string): string | undefined => kit.exec(imported)?.[1];
