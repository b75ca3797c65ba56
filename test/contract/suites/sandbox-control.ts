/** What a sandbox server was asked, and how it is made to fail. */
export interface SandboxControl {
  /** Calls by route since the last reset, e.g. `{ 'GET /visit/:id': 2 }`, whatever they were answered. */
  counts(): Promise<Readonly<Record<string, number>>>;
  reset(): Promise<void>;
  fail(fault: { readonly route?: string; readonly status?: number; readonly malformed?: boolean }): Promise<void>;
  recover(): Promise<void>;
}

/** `url`: any address of the server. */
export function createSandboxControl(url: string): SandboxControl {
  const requests = new URL('/__sandbox/requests', url);
  const faults = new URL('/__sandbox/faults', url);
  return {
    async counts() {
      const lines: unknown = await (await fetch(requests)).json();
      if (!Array.isArray(lines)) throw new Error('the sandbox does not say what it was asked');
      const counts: Record<string, number> = {};
      for (const { route, count } of lines) counts[route] = (counts[route] ?? 0) + count;
      return counts;
    },
    async reset() {
      await fetch(requests, { method: 'DELETE' });
    },
    async fail(fault) {
      const { status } = await fetch(faults, { method: 'PUT', body: JSON.stringify(fault) });
      if (status !== 204) throw new Error('the sandbox does not accept the fault');
    },
    async recover() {
      await fetch(faults, { method: 'DELETE' });
    },
  };
}
