import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Card } from './card.ts';

/** A card to draw, its figure as HTML; the thread answers with the same number. */
export interface Order {
  order: number;
  card: Omit<Card, 'figure'>;
  figure: string | undefined;
  large: boolean;
}
export type Drawn = { order: number } & ({ png: Uint8Array } | { error: Error });

let thread: Worker | undefined;
let orders = 0;
const waiting = new Map<number, PromiseWithResolvers<Buffer>>();

function start(): Worker {
  const started = new Worker(join(import.meta.dirname, './drawing-thread.ts'));
  started.on('message', (drawn: Drawn) => {
    const { resolve, reject } = waiting.get(drawn.order)!;
    waiting.delete(drawn.order);
    // A thread that has nothing to do holds up no process.
    if (waiting.size === 0) started.unref();
    if ('png' in drawn) resolve(Buffer.from(drawn.png));
    else reject(drawn.error);
  });
  started.on('error', (error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    thread = undefined;
  });
  return started;
}

/**
 * Draws a card in a thread of its own: the three megabytes of pixels that each takes would have the memory of the whole
 * build looked through for each, which costs four times as much as drawing it.
 */
export async function drawApart({ figure, ...card }: Card): Promise<Buffer> {
  const order = (orders += 1);
  const drawn = Promise.withResolvers<Buffer>();
  const html = await figure?.draw();
  waiting.set(order, drawn);
  thread ??= start();
  thread.ref();
  thread.postMessage({ order, card, figure: html, large: figure?.large ?? false } satisfies Order);
  return drawn.promise;
}
