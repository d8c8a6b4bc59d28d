/** Goes on to the page that this address leads to, with its query and hash. */
const target = document.querySelector<HTMLAnchorElement>('#target');
if (target) location.replace(target.href + location.search + location.hash);
