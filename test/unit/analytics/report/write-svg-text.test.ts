import { shorten } from '../../../../src/analytics/report/shorten.js';
import { wrapText, writeSvgLines } from '../../../../src/analytics/report/write-svg-text.js';

describe('text in pictures', () => {
  test('is broken between words', () => {
    expect(wrapText('one two three four', 10, 50)).toEqual(['one two', 'three', 'four']);
  });

  test('keeps a word whole that is longer than the line', () => {
    expect(wrapText('a Donaudampfschifffahrtsgesellschaft b', 10, 50)).toEqual([
      'a',
      'Donaudampfschifffahrtsgesellschaft',
      'b',
    ]);
  });

  test('is escaped', () => {
    expect(writeSvgLines(['<b> & "c"'], { x: 0, y: 0 }, { size: 10, colour: '#000000' })).toContain(
      '>&lt;b&gt; &amp; &quot;c&quot;<',
    );
  });

  test('is shortened between letters, and not within one', () => {
    expect(shorten('Zoë 👩‍👩‍👧 family', 6)).toBe('Zoë 👩‍👩‍👧…');
    expect(shorten('Ana', 3)).toBe('Ana');
  });
});
