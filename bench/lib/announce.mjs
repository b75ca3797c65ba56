/** Tells the runner, on standard output, that the process answers. */
export function announce() {
  console.log('bench: listening');
}
