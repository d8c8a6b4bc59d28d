/** Says something to screen readers, politely. */
export function announce(message: string): void {
  const region = document.querySelector('#announcer');
  if (region) region.textContent = message;
}
