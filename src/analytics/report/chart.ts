import type { TopLevelSpec } from 'vega-lite';
import type { Theme } from './theme.js';

/** The space and the theme of a drawing. */
export interface ChartFrame {
  /** Pixels. */
  readonly width: number;
  readonly theme: Theme;
}

/** One drawing; a chart has several when two measures share an axis but not a scale. */
export interface ChartPanel {
  /** Pixels, padding included. */
  readonly height: number;
  /** Pixels for labels around the drawing. */
  readonly padding: ChartPadding;
  readonly spec: TopLevelSpec;
}

export interface ChartPadding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Space for the labels of both axes and the unit above the vertical one. */
export const AXES_PADDING: ChartPadding = { top: 24, right: 16, bottom: 22, left: 40 };

export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Number of leading columns with words; the others are figures, aligned to the right. */
  readonly wordColumns: number;
}

/** One chart of the report: words, drawing and table. All texts are plain text, not markup. */
export interface Chart {
  readonly id: string;
  readonly title: string;
  /** One sentence about the result. */
  readonly takeaway: string;
  /** A remark that is necessary to read the chart correctly. */
  readonly note: string | null;
  /** Sixths of the row. */
  readonly span: 2 | 3 | 4 | 6;
  readonly table: ChartTable;
  /** Entries for colours that need an explanation. */
  readonly legend: (theme: Theme) => readonly LegendEntry[];
  /** null when there is nothing to draw; the takeaway contains the reason. */
  readonly panels: ((frame: ChartFrame) => readonly ChartPanel[]) | null;
}

export interface LegendEntry {
  readonly label: string;
  readonly colour: string;
}

/** Narrow drawings have fewer labels. */
export function isNarrow({ width }: ChartFrame): boolean {
  return width < 450;
}

/** The legend of the drawing; empty without a drawing. */
export function legendOf({ legend, panels }: Chart, theme: Theme): readonly LegendEntry[] {
  return panels === null ? [] : legend(theme);
}

/** For charts whose colours need no explanation. */
export function noLegend(): readonly LegendEntry[] {
  return [];
}
