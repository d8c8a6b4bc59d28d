/** What experiments with the model look like. */
import { escapeHtml } from 'grounded/lab/escape.ts';
import { caption, table, value } from 'grounded/lab/html.ts';
import type { Frame, Voice } from './experiment.ts';

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

/** Recorded losses with their spread: mean ± standard deviation. */
export const recorded = ({ mean, sd }: { mean: number; sd: number }): string =>
  `${mean.toFixed(3)} ± ${sd.toFixed(3)}`;

/** Losses by voice: here on excerpts, as recorded on more text. */
export function losses(
  frame: Frame,
  rows: readonly { voice: Voice; before: number; after?: { mean: number; sd: number } | undefined }[],
): string {
  return table(
    'Loss in nats a character',
    ['Loss on held-out', 'Here', 'Recorded', 'Original'],
    rows.map(({ voice, before, after }) => [
      voiceNames[voice],
      lossCell(`loss-${voice}`, frame.losses[voice]),
      after ? recorded(after) : '–',
      before.toFixed(3),
    ]),
  );
}
