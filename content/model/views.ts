/** What experiments with the model look like. */
import { escapeHtml } from 'grounded/lab/escape.ts';
import { caption, table, value } from 'grounded/lab/html.ts';
import type { Frame, Losses, Voice } from './experiment.ts';

/** A text that the model wrote, after what it was given. */
export const written = (title: string, start: string, text: string): string =>
  `<div>${caption(title)}<p class="written"><b>${escapeHtml(start.trimStart())}</b>${escapeHtml(text)}</p></div>`;

/** What the changed model writes, beside what the original writes. */
export const texts = (start: string, { text, original }: Frame, title: string): string =>
  `<div class="texts">${written(title, start, text)}${written('The original, same seed', start, original)}</div>`;

const voiceNames: Readonly<Record<Voice, string>> = { shakespeare: 'Shakespeare', genesis: 'Genesis' };

/** A loss that was measured here, or a dash until it is. */
export const lossCell = (name: string, loss: number | undefined): string =>
  loss === undefined ? '–' : value(name, loss, { digits: 3 });

/** What was recorded of several runs: mean and standard deviation. */
export interface Spread {
  mean: number;
  sd: number;
}
export const recorded = (of: Spread | number): string =>
  typeof of === 'number' ? of.toFixed(3) : `${of.mean.toFixed(3)} ± ${of.sd.toFixed(3)}`;

/** What a loss says. */
export const lossTitle = 'How badly it predicts text that it has not seen: loss, in nats a character';

/** A table below its title. */
export const titledTable = (
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string => caption(title) + table(title, head, rows);

/** Losses of the changed model and of the original by voice: here on excerpts, and as recorded on more text. */
export function losses(
  frame: Losses,
  rows: readonly { voice: Voice; before: number; after?: Spread | number | undefined }[],
): string {
  return titledTable(
    lossTitle,
    ['Text', 'Changed', 'Original'],
    rows.flatMap(({ voice, before, after }) => [
      [
        `${voiceNames[voice]}, here`,
        lossCell(`loss-${voice}`, frame.losses[voice]),
        lossCell(`original-${voice}`, frame.originals[voice]),
      ],
      [`${voiceNames[voice]}, recorded`, after === undefined ? '–' : recorded(after), before.toFixed(3)],
    ]),
  );
}
