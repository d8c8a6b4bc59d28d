/** A run of a script that is written without spaces between words, or, in Korean, with particles that cling to them. */
export const unspacedRun =
  /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]+/u;

/** A text in runs with and without spaces between words. */
export const splitScripts = (text: string): string[] =>
  text.split(new RegExp(`(${unspacedRun.source})`, 'u'));
