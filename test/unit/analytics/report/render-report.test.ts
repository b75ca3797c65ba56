import { createHash } from 'node:crypto';
import { renderReport } from '../../../../src/analytics/report/render-report.js';
import type { ReportData } from '../../../../src/analytics/report/report-data.js';
import { makeEmptyReportData, makeReportData } from '../../../support/report-data.js';

const NASTY = `<script>alert("1")</script> & 'Söhne' \u0000`;
const ESCAPED = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;Söhne&#39; \uFFFD';
const IDS = ['visits', 'hours', 'hosts', 'no-shows', 'peak', 'sources', 'stays', 'returning'];

async function textOf(data: ReportData, format: 'html' | 'svg' | 'json'): Promise<string> {
  return new TextDecoder().decode(await renderReport(data, format));
}

/** The markup of one figure of the page. */
function figureOf(html: string, id: string): string {
  return html.split('<figure id="').find((part) => part.startsWith(`${id}"`)) ?? '';
}

function withNames(name: string): ReportData {
  const data = makeReportData();
  return {
    ...data,
    scope: { ...data.scope, locations: [name] },
    hosts: { ...data.hosts, top: [{ name, visits: 9, uniqueVisitors: 8 }] },
    completeness: data.completeness.map((state) => ({
      ...state,
      status: 'FAILED',
      error: { code: 'UPSTREAM_UNAVAILABLE', message: name },
    })),
  };
}

describe('the page', () => {
  let html: string;

  beforeAll(async () => {
    html = await textOf(makeReportData(), 'html');
  });

  test('has all charts, each with a title, a sentence, a drawing with a name, and its table', async () => {
    expect([...html.matchAll(/<figure id="([^"]*)"/g)].map(([, id]) => id)).toEqual(IDS);
    for (const id of IDS) {
      const figure = figureOf(html, id);
      const [, title = '?', takeaway = '?'] = /<h2>([^<]+)<\/h2><p>([^<]+)<\/p>/.exec(figure) ?? [];
      expect(figure).toContain(`role="img" aria-label="${title}. ${takeaway}"`);
      expect(figure.match(/<svg [^>]*class="marks"/g)?.length).toBeGreaterThanOrEqual(2);
      expect(figure).toMatch(/<details><summary>Table<\/summary>.*<th scope="row">/s);
    }
  });

  test('says at the top what the figures are, where and in which zone', async () => {
    const figures = [...html.matchAll(/<dt>([^<]*)<\/dt><dd><strong>([^<]*)</g)].map(([, name, figure]) => [
      name,
      figure,
    ]);
    expect(figures).toEqual([
      ['Visits', '140'],
      ['People', '12,345'],
      ['Unique visitors', '100'],
      ['Returning', '25%'],
      ['No-show rate', '10%'],
      ['Most on site', '17'],
      ['Median stay', '1 h 20 min'],
      ['Not checked out', '4'],
    ]);
    expect(html).toContain('<p>1 to 14 June 2026</p>');
    expect(html).toContain('All locations · days and hours in UTC');
  });

  test('has a row for each day in the table of days', async () => {
    const rows = figureOf(html, 'visits').match(/<tr><th scope="row">/g);
    expect(rows).toHaveLength(14);
  });

  test('draws no word of a name as markup', async () => {
    const named = await textOf(withNames(NASTY), 'html');
    expect(named).not.toContain('<script');
    expect(named).toContain(`<th scope="row">${ESCAPED}</th>`);
    expect(named).toContain(`UPSTREAM_UNAVAILABLE: ${ESCAPED}`);
  });

  test('needs no network and no script, and has a policy that would allow neither', async () => {
    const [, style = ''] = /<style>(.*)<\/style>/s.exec(html) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(html).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
    );
    expect(html.replaceAll(/ xmlns(:xlink)?="[^"]*"/g, '')).not.toMatch(
      /https?:|\/\/|<script|<link|<img|\ssrc=|\shref=|\sstyle=|url\(/,
    );
  });

  test('has colours for dark screens, and no ids that could clash', async () => {
    expect(html).toContain('@media (prefers-color-scheme: dark)');
    expect(html).toContain('fill="var(--spacebring)"');
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual(IDS);
  });

  test('says at the top which source is missing, cut or old', async () => {
    const [first, second, third] = makeReportData().completeness;
    if (!first || !second || !third) throw new Error('there are three sources');
    const warned = await textOf(
      makeReportData({
        completeness: [
          { ...first, status: 'PARTIAL' },
          { ...second, status: 'FAILED', error: { code: 'UPSTREAM_TIMEOUT', message: 'W3lcome is slow' } },
          { ...third, status: 'STALE' },
        ],
      }),
      'html',
    );
    expect(warned).toContain('<h2>This report is not complete</h2>');
    expect(warned).toContain('Spacebring was read only in part: the figures are too low.');
    expect(warned).toContain('W3lcome could not be read (UPSTREAM_TIMEOUT: W3lcome is slow): its visits are missing.');
    expect(figureOf(warned, 'sources')).toContain('>could not be read</text>');
    expect(warned).toContain('Residents did not answer: its figures are as of Mon 15 Jun 2026, 15:00.');
  });

  test('of a complete report warns of nothing', async () => {
    expect(html).not.toContain('not complete');
  });

  test.each(['html', 'svg'] as const)('says in %s where all of it is made up', async (format) => {
    const said = 'Made up by the sandbox';
    expect(await textOf(makeReportData({ isMadeUp: true }), format)).toContain(said);
    expect(await textOf(makeReportData(), format)).not.toContain(said);
  });

  test('says where there is nothing to draw', async () => {
    const empty = await textOf(makeEmptyReportData(), 'html');
    expect(empty.match(/Nothing to draw/g)).toHaveLength(IDS.length);
    expect(figureOf(empty, 'visits')).toContain('No visits in this range.');
  });
});

describe('the poster', () => {
  test('has the title and the sentence of every chart, and colours of its own', async () => {
    const svg = await textOf(makeReportData(), 'svg');
    const titles = [...svg.matchAll(/font-size="16"[^>]*font-weight="bold">([^<]*)</g)].map(([, title]) => title);
    expect(titles).toEqual([
      'Visits per day',
      'Busiest hours',
      'Top hosts',
      'No-shows per day',
      'Most people on site',
      'Sources',
      'Length of stay',
      'Returning visitors',
    ]);
    expect(svg).toContain('Ana Souza received most visits, 9.');
    expect(svg).not.toContain('var(');
  });

  test('draws no word of a name as markup', async () => {
    const svg = await textOf(withNames('<script>&"'), 'svg');
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;&amp;');
  });

  test('as PNG is a picture of 1,920 pixels across', async () => {
    const png = Buffer.from(await renderReport(makeReportData(), 'png'));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(1_920);
    expect(png.readUInt32BE(20)).toBeGreaterThan(2_000);
  });

  test('of a range without visits can be drawn', async () => {
    expect(await textOf(makeEmptyReportData(), 'svg')).toContain('No visits in this range.');
  });
});

describe('every format', () => {
  test('json is the data', async () => {
    const data = makeReportData();
    expect(JSON.parse(await textOf(data, 'json'))).toEqual(data);
  });

  test.each(['html', 'svg'] as const)('equal data makes equal %s, at the same time as well', async (format) => {
    const [one, other] = await Promise.all([textOf(makeReportData(), format), textOf(makeReportData(), format)]);
    expect(one).toBe(other);
  });

  test.each([1, 120])('%i days stay below 600 kB', async (dayCount) => {
    const { byteLength } = await renderReport(makeReportData({}, dayCount), 'html');
    expect(byteLength).toBeLessThan(600_000);
  });
});
