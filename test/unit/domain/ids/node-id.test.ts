import fc from 'fast-check';
import { InvalidInputError } from '../../../../src/domain/errors/invalid-input-error.js';
import { assertNodeId, decodeNodeId, encodeNodeId, NODE_TYPES } from '../../../../src/domain/ids/node-id.js';
import { SOURCES } from '../../../../src/domain/source/source.js';

const raw = (text: string) => Buffer.from(text).toString('base64url');

describe('node ids', () => {
  test('come back as they were for every type, source and source id', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NODE_TYPES),
        fc.constantFrom(...SOURCES),
        fc.stringMatching(/^[a-z0-9][A-Za-z0-9_-]{0,40}$/),
        (nodeType, source, sourceId) => {
          const id = { nodeType, source, sourceId };
          expect(decodeNodeId(encodeNodeId(id))).toEqual(id);
        },
      ),
    );
  });

  test.each([
    ['nothing', ''],
    ['no base64url', '%%%'],
    ['padded base64', `${raw('Visit:W3LCOME:visit/1')}=`],
    ['an unknown type', raw('Visits:W3LCOME:visit/1')],
    ['an unknown source', raw('Visit:SOMEWHERE:1')],
    ['an empty source id', raw('Visit:W3LCOME:')],
    ['a path that climbs', raw('Visit:W3LCOME:visit/../hosts')],
    ['an encoded slash', raw('Visit:W3LCOME:visit%2f1')],
    ['a line break', raw('Visit:W3LCOME:visit/1\r\nx: y')],
    ['a source id that is too long', raw(`Visit:W3LCOME:${'a'.repeat(201)}`)],
    ['__proto__', raw('__proto__:W3LCOME:1')],
  ])('are refused when they are %s', (_what, id) => {
    expect(decodeNodeId(id)).toBeNull();
    expect(() => assertNodeId('id', id, 'Visit')).toThrow(InvalidInputError);
  });

  test('of another type are refused with both types in the message', () => {
    const id = encodeNodeId({ nodeType: 'Ticket', source: 'SPACEBRING', sourceId: '1' });
    expect(() => assertNodeId('filter.hostIds', id, 'Person')).toThrow(
      'filter.hostIds: is the id of a Ticket, a Person id is wanted',
    );
  });
});
