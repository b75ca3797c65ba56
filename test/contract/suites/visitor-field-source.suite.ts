import { readOnce, requirePort, type SetUpSubject, useSubject } from './contract-subject.js';
import { expectWhole } from './record-checks.js';

/** What every VisitorFieldSource keeps to. */
export function describeVisitorFieldSource(name: string, setUp: SetUpSubject): void {
  describe(`${name} as a source of visitor fields`, () => {
    const subject = useSubject(setUp);
    const port = () => requirePort(subject().newRequest().visitorFields);
    const whole = readOnce(() => port().readVisitorFields());

    test('lists every field once', async () => {
      const slice = await whole();
      expectWhole(slice);
      expect(slice.records.length).toBeGreaterThan(0);
      expect(new Set(slice.records.map(({ id }) => id)).size).toBe(slice.records.length);
      for (const { source, type, required } of slice.records) {
        expect([source, typeof required]).toEqual([subject().newRequest().source, 'boolean']);
        expect(type).not.toBe('');
      }
    });

    test('lists them in the same order in the next request', async () => {
      expect((await port().readVisitorFields()).records).toEqual((await whole()).records);
    });
  });
}
