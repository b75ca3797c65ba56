/** A promise that is settled from outside. */
export interface Later<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: Error): void;
}

/** As `Promise.withResolvers`, which Node 20 does not have. */
export function createLater<T>(): Later<T> {
  let resolve: Later<T>['resolve'] = () => {};
  let reject: Later<T>['reject'] = () => {};
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve: (value) => resolve(value), reject: (error) => reject(error) };
}
