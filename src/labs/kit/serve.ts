import { readState, type Controls } from './controls.ts';
import type { Lab, Progress } from './lab.ts';

export interface Request {
  run: number;
  state: string;
}
/** `here` says that the program has come and listens. */
export type Reply =
  | { kind: 'here' }
  | { kind: 'frame'; run: number; html: string; progress: number; done: boolean; summary: string }
  | { kind: 'error'; run: number; message: string };

interface WorkerScope {
  postMessage(reply: Reply): void;
  onmessage: ((event: MessageEvent<Request>) => void) | null;
}

/** A frame is shown at most this often, and the worker looks for a newer request as often. */
const pauseMs = 60;

/** Runs a lab in a worker: steps through its frames, and drops a run as soon as a newer one is asked for. */
export function serve<C extends Controls, F extends Progress>(lab: Lab<C, F>): void {
  let current = 0;
  const scope = self as unknown as WorkerScope;
  const post = (reply: Reply) => scope.postMessage(reply);
  scope.onmessage = async ({ data }: MessageEvent<Request>) => {
    current = data.run;
    try {
      const { params } = readState(lab.controls, data.state);
      let last: F | undefined;
      let shown = performance.now();
      for (const frame of lab.run(params)) {
        last = frame;
        if (performance.now() - shown < pauseMs) continue;
        post({
          kind: 'frame',
          run: data.run,
          html: lab.view(frame, params),
          progress: frame.progress,
          done: false,
          summary: '',
        });
        await new Promise((resolve) => setTimeout(resolve));
        if (current !== data.run) return;
        shown = performance.now();
      }
      if (last === undefined) throw new Error('the computation gave no result');
      post({
        kind: 'frame',
        run: data.run,
        html: lab.view(last, params),
        progress: 1,
        done: true,
        summary: lab.summary(last, params),
      });
    } catch (error) {
      post({ kind: 'error', run: data.run, message: error instanceof Error ? error.message : String(error) });
    }
  };
  post({ kind: 'here' });
}
