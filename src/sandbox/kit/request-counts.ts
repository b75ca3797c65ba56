/** One line of what `GET /__sandbox/requests` answers. */
export interface RequestCount {
  readonly method: string;
  /** With the method and as a template: `GET /visit/:id`, the form that a fault's route takes. */
  readonly route: string;
  /** 0: the connection was left hanging or was broken, nothing was answered. */
  readonly status: number;
  readonly count: number;
}

export interface RequestCounts {
  add(request: Omit<RequestCount, 'count'>): void;
  /** In the order in which they first came. */
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
