import { type Loader, type LoggerInterface, parse, View } from 'vega';
import { type Config, compile } from 'vega-lite';
import type { ChartFrame, ChartPanel } from './chart.js';
import type { Theme } from './theme.js';

const FONT_SIZE = 11.5;

/** Forbids loading: a drawing consists of the report's data only. */
const REFUSING_LOADER: Loader = {
  load: refuse,
  sanitize: refuse,
  http: refuse,
  file: refuse,
};

/** Collects the library's warnings, because a drawing with a warning is a defect. */
function createComplaintCollector() {
  const complaints: string[] = [];
  const note = (...words: readonly unknown[]) => {
    complaints.push(words.join(' '));
    return logger;
  };
  const ignore = () => logger;
  const logger: LoggerInterface = { level: ignore, error: note, warn: note, info: ignore, debug: ignore };
  return { logger, complaints };
}

function refuse(): Promise<never> {
  return Promise.reject(new Error('Drawings may not load anything'));
}

/**
 * Draws without a screen, a network or a clock, so that equal panels give equal text. The panel sets the space for labels, because
 * vega cannot measure text without a canvas.
 */
export async function drawPanel({ spec, height, padding }: ChartPanel, { width, theme }: ChartFrame): Promise<string> {
  const inner = {
    width: width - padding.left - padding.right,
    height: height - padding.top - padding.bottom,
    padding,
    autosize: 'none',
  } as const;
  const { logger, complaints } = createComplaintCollector();
  const compiled = compile({ ...spec, ...inner }, { config: configOf(theme), logger });
  const view = new View(parse(compiled.spec), { renderer: 'none', loader: REFUSING_LOADER, logger });
  try {
    const svg = await view.toSVG();
    if (complaints.length > 0) throw new Error(`The drawing has warnings: ${complaints.join('; ')}`);
    return svg;
  } finally {
    view.finalize();
  }
}

function configOf({ palette, fontFamily }: Theme): Config {
  return {
    aria: false,
    background: 'none',
    font: fontFamily,
    view: { stroke: null },
    axis: {
      labelColor: palette.muted,
      titleColor: palette.muted,
      gridColor: palette.grid,
      labelFontSize: FONT_SIZE,
      titleFontSize: FONT_SIZE,
      titleFontWeight: 'normal',
      domain: false,
      ticks: false,
      labelPadding: 6,
      labelOverlap: false,
      labelLimit: 0,
    },
    axisX: { grid: false },
    axisY: {
      tickCount: 4,
      titleAngle: 0,
      titleAlign: 'left',
      titleBaseline: 'bottom',
      titleAnchor: 'end',
      titleX: -36,
      titleY: -8,
    },
    text: { color: palette.ink, fontSize: FONT_SIZE, font: fontFamily },
  };
}
