import { createRecordStore } from '../../../src/sandbox/kit/create-record-store.js';

describe('a record store', () => {
  const makeStore = () => createRecordStore([{ id: 'c' }, { id: 'B' }, { id: 'a' }, { id: 'D' }]);
  const idsOf = (store: ReturnType<typeof makeStore>) => store.records.map(({ id }) => id);

  test('keeps records in the order of their ids, whatever their case', () => {
    expect(idsOf(makeStore())).toEqual(['a', 'B', 'c', 'D']);
  });

  test('finds a record by its id in any case', () => {
    expect(makeStore().get('b')).toEqual({ id: 'B' });
    expect(makeStore().get('C')).toEqual({ id: 'c' });
    expect(makeStore().get('e')).toBeUndefined();
  });

  test('inserts a new record in its place', () => {
    const store = makeStore();
    for (const id of ['bb', 'A0', 'z']) store.put({ id });
    expect(idsOf(store)).toEqual(['a', 'A0', 'B', 'bb', 'c', 'D', 'z']);
  });

  test('replaces the record with the same id', () => {
    const store = makeStore();
    store.put({ id: 'd' });
    expect(idsOf(store)).toEqual(['a', 'B', 'c', 'd']);
    expect(store.get('D')).toEqual({ id: 'd' });
  });

  test('removes a record once', () => {
    const store = makeStore();
    expect(store.remove('b')).toEqual({ id: 'B' });
    expect(store.remove('b')).toBeUndefined();
    expect(idsOf(store)).toEqual(['a', 'c', 'D']);
  });

  test('has another version after a write, and none after a read', () => {
    const store = makeStore();
    const versions = [() => store.get('a'), () => store.put({ id: 'x' }), () => store.remove('x')].map((act) => {
      act();
      return store.version;
    });
    expect(new Set(versions).size).toBe(3);
    store.get('a');
    expect(store.version).toBe(versions.at(-1));
  });
});
