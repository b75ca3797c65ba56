/** How often is looked, in ms. */
const EVERY_MS = 500;

/**
 * Calls `stop` once when the process that started this one is gone, where npm runs it: npm passes a signal to the shell that it
 * started, and some shells, Debian's among them, end without passing it on.
 */
export function endWithParent(stop) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, EVERY_MS);
  timer.unref();
}
