import { drawPanel } from '../../../../src/analytics/report/draw-panel.js';
import { PAPER_THEME } from '../../../../src/analytics/report/theme.js';

const FRAME = { width: 100, theme: PAPER_THEME };
const PADDING = { top: 0, right: 0, bottom: 0, left: 0 };
const MARK = { mark: 'point', encoding: { x: { field: 'a', type: 'quantitative' } } } as const;

describe('drawing a panel', () => {
  test('takes exactly the room that it is given', async () => {
    const panel = {
      height: 50,
      padding: { top: 5, right: 5, bottom: 5, left: 5 },
      spec: { data: { values: [{ a: 1 }] }, ...MARK },
    };
    expect(await drawPanel(panel, FRAME)).toContain('width="100" height="50" viewBox="0 0 100 50"');
  });

  test('loads nothing, and fails where it would have to', async () => {
    const spec = { data: { url: 'http://127.0.0.1:9/data.json' }, ...MARK };
    await expect(drawPanel({ height: 50, padding: PADDING, spec }, FRAME)).rejects.toThrow(
      'Drawings may not load anything',
    );
  });

  test('fails where the library warns of a drawing that says two things', async () => {
    const x = (domain: number[]) => ({ field: 'a', type: 'quantitative' as const, scale: { domain } });
    const layer = [
      [0, 1],
      [0, 2],
    ].map((domain) => ({ mark: 'point' as const, encoding: { x: x(domain) } }));
    const spec = { data: { values: [{ a: 1 }] }, layer };
    await expect(drawPanel({ height: 50, padding: PADDING, spec }, FRAME)).rejects.toThrow('has warnings');
  });
});
