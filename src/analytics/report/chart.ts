import type { TopLevelSpec } from 'vega-lite';
import type { Theme } from './theme.js';

/** The space that a drawing has, and how it is to look. */
export interface ChartFrame {
  /** Pixels. */
  readonly width: number;
  readonly theme: Theme;
}

/** One drawing; a chart has several where two measures share an axis but not a scale. */
export interface ChartPanel {
  /** Pixels, padding included. */
  readonly height: number;
  /** Pixels for labels, around what is drawn. */
  readonly padding: ChartPadding;
  readonly spec: TopLevelSpec;
}

export interface ChartPadding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Room for the labels of both axes and the unit above the vertical one. */
export const AXES_PADDING: ChartPadding = { top: 24, right: 16, bottom: 22, left: 40 };

export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of words, the first ones; all others are figures and stand to the right. */
  readonly wordColumns: number;
}

/** A figure of the report: words, drawing and table. All texts are plain, not markup. */
export interface Chart {
  readonly id: string;
  readonly title: string;
  /** One sentence: what the figures say. */
  readonly takeaway: string;
  /** What must be known to read it right. */
  readonly note: string | null;
  /** Sixths of the row. */
  readonly span: 2 | 3 | 4 | 6;
  readonly table: ChartTable;
  /** Colours that need explaining. */
  readonly legend: (theme: Theme) => readonly LegendEntry[];
  /** null where there is nothing to draw: the takeaway says so. */
  readonly panels: ((frame: ChartFrame) => readonly ChartPanel[]) | null;
}

export interface LegendEntry {
  readonly label: string;
  readonly colour: string;
}

/** Narrower drawings have fewer labels. */
export function isNarrow({ width }: ChartFrame): boolean {
  return width < 450;
}

/** What explains the colours of the drawing; nothing where there is none. */
export function legendOf({ legend, panels }: Chart, theme: Theme): readonly LegendEntry[] {
  return panels === null ? [] : legend(theme);
}

/** For charts whose colours need no words. */
export function noLegend(): readonly LegendEntry[] {
  return [];
}
