import { readState } from '#lab/controls.ts';
import type { AnyLab, BookFile, Progress } from '#lab/lab.ts';
import { fetchFiles, filesHere } from './files.ts';

export interface Request {
  run: number;
  state: string;
}
export interface ShownFrame {
  run: number;
  html: string;
  progress: number;
  done: boolean;
  summary: string;
}
/** `here`: the program has loaded and listens. `fetching`: files are on their way; `fetched`: all of them are there. */
export type Reply =
  | { kind: 'here' }
  | { kind: 'fetching' | 'fetched'; run: number }
  | ({ kind: 'frame' } & ShownFrame)
  | { kind: 'error'; run: number; message: string };

/** The part of a worker's scope that is used here; TypeScript's DOM library declares that of a page. */
declare const self: {
  postMessage(reply: Reply): void;
  onmessage: ((event: MessageEvent<Request>) => void) | null;
};

/** A frame is shown at most this often, and the worker looks for a newer request as often. */
const pauseMs = 60;

const post = (reply: Reply): void => self.postMessage(reply);
const postError = (run: number, error: unknown): void =>
  post({ kind: 'error', run, message: error instanceof Error ? error.message : String(error) });

/** Runs a lab in a worker: steps through its frames, and drops a run as soon as a newer one is asked for. */
export function runRequests(load: () => Promise<AnyLab>): void {
  let current = 0;
  const coming = load();
  // Listens at once: requests made while the lab loads are answered afterwards.
  self.onmessage = async ({ data: { run, state } }) => {
    current = run;
    try {
      const lab = await coming;
      const { params } = readState(lab.controls, state);
      const names = lab.files?.(params) ?? [];
      const here = filesHere(names);
      if (!here) post({ kind: 'fetching', run });
      const file: BookFile = await fetchFiles(names);
      if (current !== run) return;
      if (!here) post({ kind: 'fetched', run });
      const postFrame = (frame: Progress, done: boolean) =>
        post({
          kind: 'frame',
          run,
          html: lab.view(frame, params),
          progress: done ? 1 : frame.progress,
          done,
          summary: done ? lab.summary(frame, params) : '',
        });
      let last: Progress | undefined;
      let shown = performance.now();
      for (last of lab.run(params, file)) {
        if (performance.now() - shown < pauseMs) continue;
        postFrame(last, false);
        await new Promise((resolve) => setTimeout(resolve));
        if (current !== run) return;
        shown = performance.now();
      }
      if (last === undefined) throw new Error('the computation returned no result');
      if (current === run) postFrame(last, true);
    } catch (error) {
      postError(run, error);
    }
  };
  coming.then(
    () => post({ kind: 'here' }),
    (error) => postError(current, error),
  );
}
