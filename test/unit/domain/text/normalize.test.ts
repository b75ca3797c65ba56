import fc from 'fast-check';
import { normalizeForSearch, normalizeText } from '../../../../src/domain/text/normalize.js';

const APOSTROPHES = ["'", '’', '‘', 'ʼ', '＇', '`', '´', '′'];
const DASHES = ['-', '‐', '‑', '–', '—', '－', '﹣', '−'];
const INVISIBLE = [
  '\u200b',
  '\u200c',
  '\u200d',
  '\u200e',
  '\u200f',
  '\u202e',
  '\u2066',
  '\u2069',
  '\ufeff',
  '\u00ad',
  '\u034f',
  '\ufe0f',
  '\u3164',
  '\u0007',
];

const text = fc.string({ unit: 'binary', maxLength: 30 });

describe('fold', () => {
  test.each([
    ['case', 'ANA lima', 'ana Lima'],
    ['Latin accents', 'São João', 'Sao Joao'],
    ['Greek accents and final sigma', 'ΓΙΏΡΓΟΣ', 'γιωργος'],
    ['Cyrillic accents', 'Алёна', 'алена'],
    ['Hebrew points', 'שָׁלוֹם', 'שלום'],
    ['Arabic vowels', 'مُحَمَّد', 'محمد'],
    ['ß, ẞ and ss', 'STRAẞE', 'strasse'],
    ['ß and ss', 'Weiß', 'WEISS'],
    ['İ and i', 'İpek', 'ipek'],
    ['ı and i', 'ışık', 'ISIK'],
    ['ligatures', 'Steﬃ', 'steffi'],
    ['full width', 'Ａｎａ　Ｌｉｍａ', 'ana lima'],
    ['half-width Katakana', 'ｶﾞｲ', 'ガイ'],
    ['spaces', ' Ana\u00a0 \t\u2003Lima\u0085', 'ana lima'],
    ['marks on digits', '1\u0301234', '1234'],
  ])('takes texts for equal that differ by %s', (_what, left, right) => {
    expect(normalizeForSearch(left)).toBe(normalizeForSearch(right));
  });

  test.each([
    ['Hindi vowels', 'मीना', 'मोना'],
    ['a Hindi vowel', 'मीना', 'मन'],
    ['Katakana voicing', 'ガイ', 'カイ'],
    ['half-width Katakana voicing', 'ｶﾞｲ', 'ｶｲ'],
    ['Katakana half voicing', 'パン', 'バン'],
    ['Thai vowels', 'ปี', 'ปู'],
    ['Thai tones', 'ป่า', 'ป้า'],
    ['Tamil vowels', 'கி', 'கு'],
    ['Hangul', '각', '간'],
  ])('tells texts apart that differ by %s', (_what, left, right) => {
    expect(normalizeForSearch(left)).not.toBe(normalizeForSearch(right));
  });

  test('tells all words of a vowel or tone apart, in scripts where marks are letters', () => {
    const words = [
      'कि',
      'की',
      'कु',
      'कू',
      'के',
      'कै',
      'को',
      'कौ',
      'कं',
      'कः',
      'क',
      'ก่',
      'ก้',
      'ก๊',
      'ก๋',
      'กิ',
      'กี',
      'ก',
      'は',
      'ば',
      'ぱ',
      'ハ',
      'バ',
      'パ',
      'কি',
      'কী',
      'க்',
      'க',
      'ਕਿ',
      'ਕ',
      'ខិ',
      'ខ',
      'ကိ',
      'က',
    ];
    expect(new Set(words.map(normalizeForSearch)).size).toBe(words.length);
  });

  test('takes all apostrophes, and all dashes, for one', () => {
    expect(new Set(APOSTROPHES.map((sign) => normalizeForSearch(`O${sign}Brien`)))).toEqual(new Set(["o'brien"]));
    expect(new Set(DASHES.map((sign) => normalizeForSearch(`Lima${sign}Souza`)))).toEqual(new Set(['lima-souza']));
  });

  test('does not change what it has folded', () => {
    fc.assert(
      fc.property(text, (given) => normalizeForSearch(normalizeForSearch(given)) === normalizeForSearch(given)),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(text, (given) => normalizeText(normalizeText(given)) === normalizeText(given)),
      { numRuns: 2_000 },
    );
  });

  test('gives one answer for canonical equivalents', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(normalizeForSearch(given.normalize('NFD'))).toBe(normalizeForSearch(given));
        expect(normalizeForSearch(given.normalize('NFC'))).toBe(normalizeForSearch(given));
        expect(normalizeText(given.normalize('NFD'))).toBe(normalizeText(given));
      }),
      { numRuns: 1_000 },
    );
  });

  test('does not see invisible characters, wherever they stand', () => {
    const place = fc.record({ at: fc.nat(40), sign: fc.constantFrom(...INVISIBLE) });
    const names = fc.constantFrom(
      'Ana Lima',
      'São João',
      "O'Brien",
      'मीना',
      'ガイ',
      'ป้า',
      'weiß',
      'محمد',
      '11912345678',
    );
    fc.assert(
      fc.property(names, fc.array(place, { maxLength: 6 }), (name, places) => {
        const letters = [...name.normalize('NFD')];
        for (const { at, sign } of places) letters.splice(at % (letters.length + 1), 0, sign);
        expect(normalizeForSearch(letters.join(''))).toBe(normalizeForSearch(name));
        expect(normalizeText(letters.join(''))).toBe(normalizeText(name));
      }),
      { numRuns: 1_000 },
    );
  });

  test('does not see case', () => {
    const letters = fc
      .array(fc.constantFrom(...'aàçéñöøßſıİœΣσςЖёäÅ Zz9'), { maxLength: 20 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(letters, (given) => {
        expect(normalizeForSearch(given.toUpperCase())).toBe(normalizeForSearch(given));
        expect(normalizeForSearch(given.toLowerCase())).toBe(normalizeForSearch(given));
      }),
      { numRuns: 1_000 },
    );
  });
});

test('normalizeText keeps accents and nothing else of what fold drops', () => {
  expect(normalizeText(' José’S\u200b@Example．com ')).toBe("josé's@example.com");
});
