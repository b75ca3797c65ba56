import type { ServerObserver, StartedRequest } from '../server/server-observer.js';
import type { UpstreamObserver } from '../upstreams/http/upstream-client.js';

/** One observer that calls all of them. */
export function joinServerObservers(observers: readonly ServerObserver[]): ServerObserver {
  return {
    requestStarted(headers) {
      const started = observers.map((observer) => observer.requestStarted(headers));
      return {
        run: (part) =>
          started.reduce(
            (inner, { run }: StartedRequest) =>
              () =>
                run(inner),
            part,
          )(),
        ended: (request) => {
          for (const { ended } of started) ended(request);
        },
      };
    },
    wrote(write) {
      for (const observer of observers) observer.wrote(write);
    },
  };
}

/** One observer that calls all of them; a read runs within every one that watches reads, the first outermost. */
export function joinUpstreamObservers(observers: readonly UpstreamObserver[]): UpstreamObserver {
  const [only, ...others] = observers;
  if (only !== undefined && others.length === 0) return only;
  const watchers = observers.filter(({ watchRead }) => watchRead !== undefined);
  return {
    callQueued(source, call) {
      const calls = observers.map((observer) => observer.callQueued(source, call));
      return {
        headers: Object.assign({}, ...calls.map(({ headers }) => headers)),
        started(waitedMs) {
          for (const { started } of calls) started(waitedMs);
        },
        ended(result) {
          for (const { ended } of calls) ended(result);
        },
      };
    },
    readAnswered(source, outcome) {
      for (const observer of observers) observer.readAnswered(source, outcome);
    },
    ...(watchers.length > 0 && {
      watchRead: (source, call, read) =>
        watchers.reduceRight((inner, observer) => () => observer.watchRead?.(source, call, inner) ?? inner(), read)(),
    }),
  };
}
