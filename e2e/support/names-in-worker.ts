import type { Page } from 'playwright/test';

/** The names of all that the worker of a page's lab has. Playwright needs `eval` there, which it has not. */
export async function namesInWorker(page: Page): Promise<string[]> {
  const browser = await page.context().newCDPSession(page);
  const expression =
    '(all => { for (let at = self; at !== Object.prototype; at = Object.getPrototypeOf(at)) all.push(...Object.getOwnPropertyNames(at)); return all.join() })([])';
  const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } });
  const answer = new Promise<string>((resolve) => {
    browser.on('Target.receivedMessageFromTarget', ({ message }) => {
      if (message.includes('"id":1,')) resolve(message);
    });
    browser.on('Target.attachedToTarget', ({ sessionId }) => {
      void browser.send('Target.sendMessageToTarget', { sessionId, message });
    });
  });
  await browser.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const { result } = JSON.parse(await answer) as { result: { result: { value: string } } };
  return result.result.value.split(',');
}
