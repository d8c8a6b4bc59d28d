/** Draws cards for draw-apart.ts. */
import { parentPort } from 'node:worker_threads';
import { drawCard } from './card.ts';
import type { Drawn, Order } from './draw-apart.ts';

parentPort!.on('message', async ({ order, card, figure, large }: Order) => {
  const answer = (drawn: Drawn) => parentPort!.postMessage(drawn);
  try {
    const drawing = figure === undefined ? {} : { figure: { key: '', draw: () => figure, large } };
    answer({ order, png: await drawCard({ ...card, ...drawing }) });
  } catch (error) {
    answer({ order, error: error as Error });
  }
});
