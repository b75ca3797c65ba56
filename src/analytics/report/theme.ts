import type { Source } from '../../generated/operations.js';

/** The sources' names in pictures. */
export const SOURCE_NAMES: Readonly<Record<Source, string>> = {
  SPACEBRING: 'Spacebring',
  W3LCOME: 'W3lcome',
  RESIDENT: 'Residents',
};

/** Colours by meaning. */
export interface Palette {
  readonly page: string;
  readonly card: string;
  readonly border: string;
  readonly ink: string;
  readonly muted: string;
  readonly grid: string;
  /** Background of Saturdays and Sundays. */
  readonly weekend: string;
  /** Bars and lines that belong to no source. */
  readonly accent: string;
  readonly missed: string;
  readonly warning: string;
  readonly warningInk: string;
  readonly spacebring: string;
  readonly w3lcome: string;
  readonly resident: string;
  readonly heat0: string;
  readonly heat1: string;
  readonly heat2: string;
  readonly heat3: string;
  readonly heat4: string;
  readonly heat5: string;
}

/** A palette and its typeface. A colour is any SVG colour, such as `var(--ink)`. */
export interface Theme {
  readonly palette: Palette;
  readonly fontFamily: string;
}

/**
 * Colour-blind readers can distinguish the blue, orange and green. Bars and lines have a contrast of at least 3 to their background,
 * text at least 4.5.
 */
export const LIGHT: Palette = {
  page: '#f5f4f0',
  card: '#ffffff',
  border: '#e4e1d9',
  ink: '#1d2330',
  muted: '#5c6370',
  grid: '#e9e7e1',
  weekend: '#f3f1eb',
  accent: '#6a4c93',
  missed: '#b83263',
  warning: '#fff3d6',
  warningInk: '#6b4700',
  spacebring: '#1b549c',
  w3lcome: '#dd7a00',
  resident: '#1a9480',
  heat0: '#f6f4f8',
  heat1: '#e0d6eb',
  heat2: '#c0abd5',
  heat3: '#9a79ba',
  heat4: '#714b99',
  heat5: '#452070',
};

export const DARK: Palette = {
  page: '#12151c',
  card: '#1a1f29',
  border: '#2c3340',
  ink: '#eceef2',
  muted: '#a3abba',
  grid: '#2a303c',
  weekend: '#222834',
  accent: '#b497de',
  missed: '#f27fa6',
  warning: '#3b2f10',
  warningInk: '#ffdf99',
  spacebring: '#4a8adb',
  w3lcome: '#f5a742',
  resident: '#5cdcc2',
  heat0: '#222733',
  heat1: '#3a3152',
  heat2: '#584a7c',
  heat3: '#7c68aa',
  heat4: '#a78fd6',
  heat5: '#dccbfa',
};

/** Pictures contain their colours and use the shipped typeface. */
export const PAPER_THEME: Theme = {
  palette: LIGHT,
  fontFamily: "'DejaVu Sans Condensed', 'DejaVu Sans', Verdana, sans-serif",
};

/** A page has its colours in the style sheet, which supports dark screens. */
export const PAGE_THEME: Theme = {
  palette: {
    page: 'var(--page)',
    card: 'var(--card)',
    border: 'var(--border)',
    ink: 'var(--ink)',
    muted: 'var(--muted)',
    grid: 'var(--grid)',
    weekend: 'var(--weekend)',
    accent: 'var(--accent)',
    missed: 'var(--missed)',
    warning: 'var(--warning)',
    warningInk: 'var(--warningInk)',
    spacebring: 'var(--spacebring)',
    w3lcome: 'var(--w3lcome)',
    resident: 'var(--resident)',
    heat0: 'var(--heat0)',
    heat1: 'var(--heat1)',
    heat2: 'var(--heat2)',
    heat3: 'var(--heat3)',
    heat4: 'var(--heat4)',
    heat5: 'var(--heat5)',
  },
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
};

/** The sources' colours, in the order of `SOURCES`. */
export function sourceColours({ spacebring, w3lcome, resident }: Palette): string[] {
  return [spacebring, w3lcome, resident];
}

/** From zero to the maximum. */
export function heatColours({ heat0, heat1, heat2, heat3, heat4, heat5 }: Palette): string[] {
  return [heat0, heat1, heat2, heat3, heat4, heat5];
}
