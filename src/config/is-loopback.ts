/** Whether only this machine reaches what listens on `host`, or is reached at it. A name that is not known is not. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}
