const NAME = 'visitgraph-board:key';

/** The caller's key; empty where there is none. It lives as long as the tab of the browser. */
export function readKey(): string {
  return sessionStorage.getItem(NAME) ?? '';
}

export function forgetKey(): void {
  sessionStorage.removeItem(NAME);
}

export function keepKey(key: string): void {
  sessionStorage.setItem(NAME, key);
}
