import type { ServerObserver, StartedRequest } from '../server/server-observer.js';
import { NO_OBSERVER, type UpstreamObserver } from '../upstreams/http/upstream-observer.js';

/** One observer that tells all of them. */
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

/** One observer that tells both; the second one is absent where nothing is traced. */
export function joinUpstreamObservers(observers: readonly UpstreamObserver[]): UpstreamObserver {
  const [first = NO_OBSERVER, second, ...rest] = observers;
  if (second === undefined) return first;
  const others = joinUpstreamObservers([second, ...rest]);
  const watchRead = first.watchRead ?? others.watchRead;
  return {
    callQueued(source, call) {
      const one = first.callQueued(source, call);
      const other = others.callQueued(source, call);
      return {
        headers: { ...one.headers, ...other.headers },
        started(waitedMs) {
          one.started(waitedMs);
          other.started(waitedMs);
        },
        ended(result) {
          one.ended(result);
          other.ended(result);
        },
      };
    },
    readAnswered(source, outcome) {
      first.readAnswered(source, outcome);
      others.readAnswered(source, outcome);
    },
    ...(watchRead !== undefined && { watchRead }),
  };
}
