import { button } from '../element.ts';
import { showPicture } from './picture-policy.ts';
import type { Frame, Reply, Request } from './serve.ts';
import type { Settings } from './settings.ts';

/** How long a lab's program may take to come. */
const timeoutMs = 15_000;

/** Runs a lab in a worker, which comes when it is needed and is made anew after a failure. */
export function runnerOf(root: HTMLElement, settings: Settings, makeWorker: () => Worker) {
  const display = displayOf(root);
  let worker: Worker | undefined;
  let run = 0;
  /** Said once, before the summary of the run it belongs to. */
  let notice = '';
  const setState = (state: 'loading' | 'running' | 'ready' | 'error') => (root.dataset['state'] = state);

  function fail(message: string): void {
    setState('error');
    worker?.terminate();
    worker = undefined;
    display.failure(message, () => {
      start(notice);
      // The button goes away with the message.
      root.querySelector<HTMLElement>('input, select')?.focus({ preventScroll: true });
    });
  }

  function receive(reply: Reply): void {
    if (reply.kind === 'here') {
      if (root.dataset['state'] === 'loading') setState('ready');
    } else if (reply.run !== run) return;
    else if (reply.kind === 'error') fail(reply.message);
    else {
      display.frame(reply, notice);
      if (!reply.done) return;
      notice = '';
      setState('ready');
    }
  }

  /** Fetches the worker, unless it is there; returns undefined where the browser starts none. */
  function load(): Worker | undefined {
    if (worker) return worker;
    setState('loading');
    try {
      worker = connect(makeWorker(), receive, fail);
    } catch {
      fail('this browser does not let it run');
    }
    return worker;
  }

  /** Runs with the settings as they are, and returns them as a state. */
  function start(said = ''): string {
    const { state, refused } = settings.read();
    notice = refused || said;
    run += 1;
    display.begin();
    load()?.postMessage({ run, state } satisfies Request);
    if (worker) setState('running');
    return state;
  }

  return { load, start };
}

/** Listens to a worker, which fails too where it does not come. */
function connect(worker: Worker, receive: (reply: Reply) => void, fail: (why: string) => void): Worker {
  const arrival = setTimeout(() => fail('its program did not come in time'), timeoutMs);
  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    clearTimeout(arrival);
    receive(data);
  };
  worker.onerror = (event) => {
    clearTimeout(arrival);
    event.preventDefault();
    fail(event.message || 'its program could not be loaded');
  };
  return worker;
}

/** What a reader sees of a lab's runs. */
function displayOf(root: HTMLElement) {
  const stage = root.querySelector('[data-view]')!;
  const status = root.querySelector('[data-status]')!;
  const progress = root.querySelector('progress')!;
  const defaults = stage.innerHTML;
  return {
    begin() {
      progress.value = 0;
      progress.hidden = false;
    },
    frame({ html, progress: share, done, summary }: Frame, notice: string) {
      showPicture(stage, html);
      progress.value = share;
      progress.hidden = done;
      if (done) status.textContent = [notice, summary].filter(Boolean).join(' ');
    },
    failure(message: string, again: () => void) {
      showPicture(stage, defaults);
      progress.hidden = true;
      status.replaceChildren(
        `The computation stopped: ${message}. The picture shows the result for the defaults. `,
        button('Try again', again),
      );
    },
  };
}
