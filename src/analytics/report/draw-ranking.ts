import type { ChartFrame, ChartPanel } from './chart.js';

const ROW_HEIGHT = 38;
const BAR_HEIGHT = 14;

export interface RankingRow {
  readonly label: string;
  readonly value: number;
  /** The figure in words, at the end of the row. */
  readonly text: string;
  readonly colour: string;
}

/** Bars in the given order, each under its label and figure: names have the whole width, however long they are. */
export function drawRanking(rows: readonly RankingRow[], frame: ChartFrame, rowHeight = ROW_HEIGHT): ChartPanel {
  const values = rows.map((row, rank) => ({ ...row, rank }));
  const { palette } = frame.theme;
  const y = { field: 'rank', type: 'ordinal', axis: null } as const;
  const labelY = { ...y, bandPosition: 0.18 };
  const words = { type: 'text', baseline: 'middle', limit: 0 } as const;
  const bars = { ...y, bandPosition: 0.64 };
  const x = {
    field: 'value',
    type: 'quantitative',
    axis: null,
    scale: { domainMin: 0, nice: false },
  } as const;
  return {
    height: rows.length * rowHeight,
    padding: { top: 0, right: 0, bottom: 0, left: 0 },
    spec: {
      data: { values },
      layer: [
        {
          mark: { type: 'bar', height: BAR_HEIGHT, cornerRadiusEnd: 2 },
          encoding: { x, y: bars, color: { field: 'colour', type: 'nominal', scale: null } },
        },
        {
          mark: { ...words, align: 'left', color: palette.ink },
          encoding: { x: { value: 0 }, y: labelY, text: { field: 'label' } },
        },
        {
          mark: { ...words, align: 'right', color: palette.muted },
          encoding: { x: { value: 'width' }, y: labelY, text: { field: 'text' } },
        },
      ],
    },
  };
}
