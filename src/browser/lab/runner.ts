import { button } from '../element.ts';
import { messages } from '#messages/of-book.ts';
import { showPicture } from './picture-policy.ts';
import type { ShownFrame, Reply, Request } from './run-requests.ts';
import type { Settings } from './settings.ts';

/** How long a lab's program may take to load. */
const timeoutMs = 15_000;

/** Runs a lab in a worker, which is started when needed and restarted after a failure. */
export function runnerOf(root: HTMLElement, settings: Settings, makeWorker: () => Worker) {
  const display = displayOf(root);
  const program = programOf(makeWorker, receive, fail, () => setState('loading'));
  let run = 0;
  /** Said once, before the summary of the run it belongs to. */
  let notice = '';
  const setState = (state: 'loading' | 'running' | 'ready' | 'error') => (root.dataset['state'] = state);

  function fail(message: string): void {
    setState('error');
    program.end();
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
    else if (reply.kind !== 'frame') display.fetching(reply.kind === 'fetching');
    else {
      display.frame(reply, notice);
      if (!reply.done) return;
      notice = '';
      setState('ready');
    }
  }

  /** Runs with the settings as they are, and returns them as a state. */
  function start(said = ''): string {
    const { state, refused } = settings.read();
    notice = refused || said;
    run += 1;
    display.begin();
    if (program.load()) setState('running');
    program.send({ run, state });
    return state;
  }

  /** Stops the current run and its downloads; its picture stays. */
  function stop(): void {
    if (root.dataset['state'] !== 'running') return;
    program.end();
    setState('ready');
    display.stopped(() => start(notice));
  }

  // A page that is left gives its memory back. One that is shown again goes on where it was.
  addEventListener('pagehide', () => program.end());
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    if (root.dataset['state'] === 'running') start(notice);
    else if (root.dataset['state'] === 'loading') program.load();
  });
  return { load: program.load, start, stop };
}

/** The worker of a lab, started or not; it fails if it does not load in time. */
function programOf(
  makeWorker: () => Worker,
  receive: (reply: Reply) => void,
  fail: (why: string) => void,
  coming: () => void,
) {
  let worker: Worker | undefined;
  let arrival = 0;
  const connect = (made: Worker): Worker => {
    arrival = window.setTimeout(() => fail(messages.programLate), timeoutMs);
    made.onmessage = ({ data }: MessageEvent<Reply>) => {
      clearTimeout(arrival);
      try {
        receive(data);
      } catch (error) {
        // A picture that no page may hold.
        fail((error as Error).message);
      }
    };
    made.onerror = (event) => {
      event.preventDefault();
      fail(event.message || messages.programLost);
    };
    return made;
  };
  return {
    /** Starts the worker unless there is one; returns whether the browser allows it. */
    load(): boolean {
      if (worker) return true;
      coming();
      try {
        worker = connect(makeWorker());
      } catch {
        fail(messages.programRefused);
      }
      return worker !== undefined;
    },
    send: (request: Request) => worker?.postMessage(request),
    end() {
      clearTimeout(arrival);
      worker?.terminate();
      worker = undefined;
    },
  };
}

/** The display of a lab's runs. */
function displayOf(root: HTMLElement) {
  const stage = root.querySelector<HTMLElement>('[data-view]')!;
  const status = root.querySelector('[data-status]')!;
  const progress = root.querySelector('progress')!;
  const defaults = stage.cloneNode(true).childNodes;
  addEventListener('resize', () => (stage.style.minHeight = ''));
  return {
    begin() {
      // Content below keeps its place: a new picture may take more room, but gives none back.
      stage.style.minHeight = `${stage.offsetHeight}px`;
      progress.removeAttribute('value');
      progress.hidden = false;
    },
    fetching: (on: boolean) => (status.textContent = on ? messages.fetchingData : ''),
    frame({ html, progress: share, done, summary }: ShownFrame, notice: string) {
      showPicture(stage, html);
      progress.value = share;
      progress.hidden = done;
      if (!done) return;
      // Its controls stand above it.
      if (root.dataset['lab']) stage.style.minHeight = '';
      status.textContent = [notice, summary].filter(Boolean).join(' ');
    },
    stopped(again: () => void) {
      progress.hidden = true;
      status.replaceChildren(messages.stoppedEarly, button(messages.goOn, again));
    },
    failure(message: string, again: () => void) {
      stage.replaceChildren(...[...defaults].map((node) => node.cloneNode(true)));
      progress.hidden = true;
      status.replaceChildren(messages.computationStopped(message), button(messages.tryAgain, again));
    },
  };
}
