import type { ChartFrame, ChartPanel } from './chart.js';

/** Heights in pixels: label, bar, and detail below it. */
const LABEL_Y = 7;
const BAR_TOP = 17;
const BAR_BOTTOM = 29;
const DETAIL_Y = 41;
const ROW_HEIGHT = { plain: 37, detailed: 78 } as const;

export interface RankingRow {
  readonly label: string;
  readonly value: number;
  /** The figure as text, at the end of the row. */
  readonly text: string;
  /** A detail below the bar. */
  readonly detail?: string;
  readonly colour: string;
}

/** Bars in the given order, each below its label and figure, so that long names have the whole width. */
export function drawRanking(rows: readonly RankingRow[], frame: ChartFrame): ChartPanel {
  const rowHeight = rows.some(({ detail }) => detail !== undefined) ? ROW_HEIGHT.detailed : ROW_HEIGHT.plain;
  const values = rows.map(({ detail = '', ...row }, index) => {
    const top = index * rowHeight;
    return {
      ...row,
      detail,
      labelY: top + LABEL_Y,
      barTop: top + BAR_TOP,
      barBottom: top + BAR_BOTTOM,
      detailY: top + DETAIL_Y,
    };
  });
  const { palette } = frame.theme;
  const words = { type: 'text', baseline: 'middle', limit: 0 } as const;
  // Vertical positions are in pixels.
  const y = { type: 'quantitative', scale: null, axis: null } as const;
  return {
    height: rows.length * rowHeight,
    padding: { top: 0, right: 0, bottom: 0, left: 0 },
    spec: {
      data: { values },
      layer: [
        {
          mark: { type: 'rect', cornerRadius: 2 },
          encoding: {
            x: { field: 'value', type: 'quantitative', axis: null, scale: { domainMin: 0, nice: false } },
            x2: { datum: 0 },
            y: { ...y, field: 'barTop' },
            y2: { field: 'barBottom' },
            fill: { field: 'colour', type: 'nominal', scale: null },
          },
        },
        {
          mark: { ...words, align: 'left', color: palette.ink },
          encoding: { x: { value: 0 }, y: { ...y, field: 'labelY' }, text: { field: 'label' } },
        },
        {
          mark: { ...words, align: 'right', color: palette.muted },
          encoding: { x: { value: 'width' }, y: { ...y, field: 'labelY' }, text: { field: 'text' } },
        },
        {
          mark: { ...words, align: 'left', color: palette.muted },
          encoding: { x: { value: 0 }, y: { ...y, field: 'detailY' }, text: { field: 'detail' } },
        },
      ],
    },
  };
}
