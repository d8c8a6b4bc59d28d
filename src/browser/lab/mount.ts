import type { Controls } from '#lab/controls.ts';
import { button } from '../element.ts';
import { showPicture } from './picture-policy.ts';
import type { Reply, Request } from './serve.ts';
import { Settings } from './settings.ts';
import { wireSteppers } from './stepper.ts';

/** How long a lab's program may take to come. */
const timeoutMs = 15_000;

/** Part of an address before the state of its lab. */
const beforeState = '#lab?';

/** A lab whose worker comes when it is needed and runs with the settings of the form. */
class LiveLab {
  readonly settings: Settings;
  private readonly root: HTMLElement;
  private readonly form: HTMLFormElement;
  private readonly makeWorker: () => Worker;
  private readonly stage: HTMLElement;
  private readonly status: HTMLElement;
  private readonly progress: HTMLProgressElement;
  /** The picture of the defaults, as the page came with it. */
  private readonly first: string;
  private worker: Worker | undefined;
  private arrival: ReturnType<typeof setTimeout> | undefined;
  private run = 0;
  /** Said once, before the summary of the run it belongs to. */
  private notice = '';

  constructor(root: HTMLElement, controls: Controls, makeWorker: () => Worker) {
    this.root = root;
    this.form = root.querySelector('form')!;
    this.settings = new Settings(this.form, controls);
    this.makeWorker = makeWorker;
    this.stage = root.querySelector('[data-stage]')!;
    this.status = root.querySelector('[data-status]')!;
    this.progress = root.querySelector('progress')!;
    this.first = this.stage.innerHTML;
  }

  get state(): string {
    return this.root.dataset['state']!;
  }
  private set state(state: 'loading' | 'ready' | 'running' | 'error') {
    this.root.dataset['state'] = state;
  }

  /** The worker, or undefined where the browser starts none. */
  load(): Worker | undefined {
    if (this.worker) return this.worker;
    this.state = 'loading';
    try {
      this.worker = this.makeWorker();
    } catch {
      this.fail('this browser does not let it run');
      return undefined;
    }
    this.arrival = setTimeout(() => this.fail('its program did not come in time'), timeoutMs);
    this.worker.onmessage = ({ data }: MessageEvent<Reply>) => this.receive(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.fail(event.message || 'its program could not be loaded');
    };
    return this.worker;
  }

  /** Runs with the settings as they are, and returns them as a state. */
  start(notice = ''): string {
    const { state, refused } = this.settings.read();
    this.notice = refused || notice;
    this.run += 1;
    this.progress.value = 0;
    this.progress.hidden = false;
    const worker = this.load();
    worker?.postMessage({ run: this.run, state } satisfies Request);
    if (worker) this.state = 'running';
    return state;
  }

  /** The same, and puts the state into the address. */
  startAnew(): void {
    const state = this.start();
    history.replaceState(history.state, '', state ? beforeState + state : '#lab');
  }

  private receive(reply: Reply): void {
    if (reply.kind === 'here') {
      clearTimeout(this.arrival);
      if (this.state === 'loading') this.state = 'ready';
    } else if (reply.run !== this.run) return;
    else if (reply.kind === 'error') this.fail(reply.message);
    else {
      showPicture(this.stage, reply.html);
      this.progress.value = reply.progress;
      if (!reply.done) return;
      this.progress.hidden = true;
      this.status.textContent = [this.notice, reply.summary].filter(Boolean).join(' ');
      this.notice = '';
      this.state = 'ready';
    }
  }

  private fail(message: string): void {
    this.state = 'error';
    showPicture(this.stage, this.first);
    this.progress.hidden = true;
    clearTimeout(this.arrival);
    this.worker?.terminate();
    this.worker = undefined;
    const again = () => {
      this.start(this.notice);
      // The button goes away with the message.
      this.form.querySelector<HTMLElement>('input, select')?.focus({ preventScroll: true });
    };
    this.status.replaceChildren(
      `The computation stopped: ${message}. The picture shows the result for the defaults. `,
      button('Try again', again),
    );
  }
}

/**
 * Makes a lab run when a control changes, and keeps its state in the address.
 *
 * @param changed  Whether the reader has changed a control already.
 */
export function mount(
  root: HTMLElement,
  controls: Controls,
  makeWorker: () => Worker,
  changed: boolean,
): void {
  const lab = new LiveLab(root, controls, makeWorker);
  const { settings } = lab;
  const startWith = (state: string) => {
    settings.show(state);
    lab.startAnew();
  };
  const startFromAddress = (): boolean => {
    if (!/^#lab(\?|$)/.test(location.hash)) return false;
    const names = settings
      .show(location.hash.slice(beforeState.length))
      .map((name) => `“${name.slice(0, 30)}”`);
    lab.start(
      names.length > 0
        ? `The link asks for ${names.join(', ')} in a way this lab does not know; the default is used instead.`
        : '',
    );
    root.scrollIntoView();
    return true;
  };

  let waiting = 0;
  root.addEventListener('input', () => {
    settings.label();
    // One run for the inputs of one frame of a dragged slider.
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => lab.startAnew());
  });
  root.addEventListener('reset', (event) => {
    event.preventDefault();
    startWith('');
  });
  root.querySelectorAll<HTMLAnchorElement>('a[data-preset]').forEach((link) =>
    link.addEventListener('click', (event) => {
      event.preventDefault();
      startWith(link.hash.slice(beforeState.length));
    }),
  );
  wireSteppers(root, () => lab.state === 'ready');
  addEventListener('hashchange', startFromAddress);

  settings.label();
  if (changed) lab.startAnew();
  else if (!startFromAddress()) {
    // What the browser has put back into the form may be what cannot be.
    settings.show(settings.read().state);
    // Loaded before it is asked for, so that the first change answers at once.
    lab.load();
  }
}
