import '../own-programs.ts';
import { readState, readValue, writeState, type Controls, type ParamsOf } from '#lab/controls.ts';
import { showPicture } from './picture-policy.ts';
import type { Reply, Request } from './serve.ts';
import { wireSteppers } from './stepper.ts';

/** How long a lab's program may take to come. */
const patienceMs = 15_000;

/**
 * Brings a lab to life: loads its worker when it comes near or is touched, runs it when a control changes, and keeps
 * its state in the address.
 */
export function mount<C extends Controls>(root: HTMLElement, controls: C, makeWorker: () => Worker): void {
  const slug = root.dataset['lab']!;
  const stage = root.querySelector<HTMLElement>('[data-stage]')!;
  const status = root.querySelector<HTMLElement>('[data-status]')!;
  const progress = root.querySelector<HTMLProgressElement>('progress')!;
  const form = root.querySelector('form')!;
  const staticHtml = stage.innerHTML;
  let worker: Worker | undefined;
  let arrival: ReturnType<typeof setTimeout> | undefined;
  let run = 0;
  /** Said once, before the summary of the run it belongs to. */
  let notice = '';

  const setState = (state: string) => (root.dataset['state'] = state);
  const params = (): ParamsOf<C> => {
    const out: Record<string, unknown> = {};
    for (const [name, control] of Object.entries(controls)) {
      const input = form.elements.namedItem(name) as HTMLInputElement;
      const text =
        control.kind === 'switch'
          ? input.checked
            ? '1'
            : '0'
          : control.kind === 'number' && control.values
            ? String(control.values[Number(input.value)])
            : input.value;
      const value = readValue(control, text);
      if (value === undefined) {
        notice = `“${control.label}” cannot be “${text.slice(0, 30)}”: the default, ${control.default}, is used.`;
      }
      out[name] = value ?? control.default;
    }
    return out as ParamsOf<C>;
  };
  const show = (values: ParamsOf<C>) => {
    for (const [name, control] of Object.entries(controls)) {
      const input = form.elements.namedItem(name) as HTMLInputElement;
      const value = values[name as keyof C];
      if (control.kind === 'switch') input.checked = value as boolean;
      else
        input.value = String(
          control.kind === 'number' && control.values ? control.values.indexOf(value as number) : value,
        );
    }
    label();
  };
  const label = () => {
    const values = params();
    for (const [name, control] of Object.entries(controls)) {
      if (control.kind !== 'number' || control.typed) continue;
      const text = `${values[name as keyof C]}${control.unit ? `\u00a0${control.unit}` : ''}`;
      const output = form.querySelector(`output[for="${slug}-${name}"]`);
      if (output) output.textContent = text;
      (form.elements.namedItem(name) as HTMLInputElement).setAttribute('aria-valuetext', text);
    }
  };

  function fail(message: string): void {
    setState('error');
    showPicture(stage, staticHtml);
    progress.hidden = true;
    clearTimeout(arrival);
    const again = document.createElement('button');
    again.type = 'button';
    again.className = 'button';
    again.textContent = 'Try again';
    again.addEventListener('click', () => {
      start();
      // The button goes away with the message.
      form.querySelector<HTMLElement>('input, select')?.focus({ preventScroll: true });
    });
    status.replaceChildren(
      `The computation stopped: ${message}. The picture shows the result for the defaults. `,
      again,
    );
    worker?.terminate();
    worker = undefined;
  }

  /** The worker, or undefined where the browser starts none. */
  function load(): Worker | undefined {
    if (worker) return worker;
    setState('loading');
    try {
      worker = makeWorker();
    } catch {
      fail('this browser does not let it run');
      return undefined;
    }
    arrival = setTimeout(() => fail('its program did not come in time'), patienceMs);
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      if (data.kind === 'here') {
        clearTimeout(arrival);
        if (root.dataset['state'] === 'loading') setState('ready');
        return;
      }
      if (data.run !== run) return;
      if (data.kind === 'error') {
        fail(data.message);
        return;
      }
      showPicture(stage, data.html);
      progress.value = data.progress;
      if (!data.done) return;
      progress.hidden = true;
      status.textContent = [notice, data.summary].filter(Boolean).join(' ');
      notice = '';
      setState('ready');
    };
    worker.onerror = (event) => {
      event.preventDefault();
      fail(event.message || 'its program could not be loaded');
    };
    return worker;
  }

  function start(): void {
    const state = writeState(controls, params());
    run += 1;
    setState('running');
    progress.value = 0;
    progress.hidden = false;
    const loaded = load();
    if (!loaded) return;
    loaded.postMessage({ run, state } satisfies Request);
    setState('running');
  }

  function remember(): void {
    const state = writeState(controls, params());
    history.replaceState(history.state, '', `#lab${state ? `?${state}` : ''}`);
  }

  function fromAddress(): boolean {
    if (!/^#lab(\?|$)/.test(location.hash)) return false;
    const { params: values, dropped } = readState(controls, location.hash.slice('#lab?'.length));
    show(values);
    if (dropped.length > 0) {
      notice = `The link asks for ${dropped.map((name) => `“${name.slice(0, 30)}”`).join(', ')} in a way this lab does not know; the default is used instead.`;
    }
    start();
    root.scrollIntoView();
    return true;
  }

  let waiting = 0;
  form.addEventListener('input', () => {
    notice = '';
    label();
    // One run for the inputs of one frame of a dragged slider.
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => {
      start();
      remember();
    });
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    show(readState(controls, '').params);
    start();
    remember();
  });
  root.querySelectorAll<HTMLAnchorElement>('a[data-preset]').forEach((link) =>
    link.addEventListener('click', (event) => {
      event.preventDefault();
      show(readState(controls, link.hash.slice('#lab?'.length)).params);
      start();
      remember();
    }),
  );
  addEventListener('hashchange', () => void fromAddress());

  // Near the viewport or touched: the worker is fetched, so that the first change answers at once.
  const wake = () => {
    observer?.disconnect();
    load();
  };
  const observer =
    'IntersectionObserver' in window
      ? new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && wake(), {
          rootMargin: '200px',
        })
      : undefined;
  root.addEventListener('pointerenter', wake, { once: true });
  root.addEventListener('focusin', wake, { once: true });
  wireSteppers(root, () => root.dataset['state'] === 'ready');
  show(params());
  if (!fromAddress()) observer?.observe(root);
}
