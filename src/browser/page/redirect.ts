/** Goes on to the page that this address leads to, with what stood behind the address. */
const target = document.querySelector<HTMLAnchorElement>('#target');
if (target) location.replace(target.href + location.search + location.hash);
