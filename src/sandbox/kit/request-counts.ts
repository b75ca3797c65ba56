/** One row of the answer to `GET /__sandbox/requests`. */
export interface RequestCount {
  readonly method: string;
  /** With the method and as a template: `GET /visit/:id`, the form that a fault's route takes. */
  readonly route: string;
  /** 0: no answer; the request hangs or its connection was broken. */
  readonly status: number;
  readonly count: number;
}

export interface RequestCounts {
  add(request: Omit<RequestCount, 'count'>): void;
  /** In the order of their first request. */
  list(): readonly RequestCount[];
  reset(): void;
}

export function createRequestCounts(): RequestCounts {
  const counts = new Map<string, RequestCount>();
  return {
    add(request) {
      const key = `${request.route} ${request.status}`;
      counts.set(key, { ...request, count: (counts.get(key)?.count ?? 0) + 1 });
    },
    list: () => [...counts.values()],
    reset: () => counts.clear(),
  };
}
