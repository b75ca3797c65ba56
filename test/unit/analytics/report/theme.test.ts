import { DARK, heatColours, LIGHT, type Palette, sourceColours } from '../../../../src/analytics/report/theme.js';

type Triple = readonly [number, number, number];

/** How people without one kind of cone see linear red, green and blue (Machado, Oliveira and Fernandes, 2009). */
const SIGHTS: Readonly<Record<string, readonly Triple[]>> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function toLinear(colour: string): Triple {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function dot(row: Triple, [r, g, b]: Triple): number {
  return row[0] * r + row[1] * g + row[2] * b;
}

function luminance(colour: string): number {
  return dot([0.2126, 0.7152, 0.0722], toLinear(colour));
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** CIE Lab of what is seen, at the white of a screen. */
function toLab(colour: string, sight: readonly Triple[]): number[] {
  const linear = toLinear(colour);
  const [r = 0, g = 0, b = 0] = sight.map((row) => Math.min(1, Math.max(0, dot(row, linear))));
  const curve = (value: number) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const x = curve(dot([0.4124, 0.3576, 0.1805], [r, g, b]) / 0.95047);
  const y = curve(dot([0.2126, 0.7152, 0.0722], [r, g, b]));
  const z = curve(dot([0.0193, 0.1192, 0.9505], [r, g, b]) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function difference(one: string, other: string, sight: readonly Triple[]): number {
  const [a, b] = [toLab(one, sight), toLab(other, sight)];
  return Math.hypot(...a.map((value, index) => value - (b[index] ?? 0)));
}

const PALETTES: readonly (readonly [string, Palette])[] = [
  ['light', LIGHT],
  ['dark', DARK],
];

describe.each(PALETTES)('the %s palette', (_name, palette) => {
  test('has text that can be read', () => {
    for (const ground of [palette.card, palette.page]) {
      expect(contrast(palette.ink, ground)).toBeGreaterThan(7);
      expect(contrast(palette.muted, ground)).toBeGreaterThan(4.5);
    }
    expect(contrast(palette.warningInk, palette.warning)).toBeGreaterThan(4.5);
  });

  test('has bars and lines that stand out from their ground', () => {
    const colours = [...sourceColours(palette), palette.accent, palette.missed];
    for (const colour of colours) expect(contrast(colour, palette.card)).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.entries(SIGHTS))('has sources that can be told apart with %s', (_sight, matrix) => {
    const [one = '', two = '', three = ''] = sourceColours(palette);
    for (const [a, b] of [
      [one, two],
      [two, three],
      [one, three],
    ] as const) {
      expect(difference(a, b, matrix)).toBeGreaterThan(20);
    }
  });

  test('has steps of heat that go one way', () => {
    const steps = heatColours(palette).map(luminance);
    const sorted = [...steps].sort((a, b) => a - b);
    expect([sorted, sorted.toReversed()]).toContainEqual(steps);
  });
});
