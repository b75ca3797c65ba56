import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';

/** Pixels of the picture for each one of the drawing: sharp on dense screens and in print. */
const ZOOM = 1.6;
const FACES = ['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf'];

/** The drawing as PNG, with the letters that the project ships: equal on machines with and without typefaces. */
export async function rasterise(svg: string): Promise<Uint8Array> {
  const folder = dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json'));
  const image = await renderAsync(svg, {
    font: {
      loadSystemFonts: false,
      fontFiles: FACES.map((face) => join(folder, 'ttf', face)),
      defaultFontFamily: 'DejaVu Sans Condensed',
    },
    fitTo: { mode: 'zoom', value: ZOOM },
    logLevel: 'off',
  });
  return image.asPng();
}
