import { DARK, LIGHT, PAGE_THEME, type Palette } from './theme.js';

/** The style sheet of the page: colours for light and dark screens, columns for wide ones, and none of it on paper. */
export function pageStyle(): string {
  return `
:root { color-scheme: light dark; ${toProperties(LIGHT)} }
@media (prefers-color-scheme: dark) { :root { ${toProperties(DARK)} } }
${LAYOUT}
@media print { :root { ${toProperties(LIGHT)} } }
`;
}

function toProperties(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name}: ${colour};`)
    .join(' ');
}

const LAYOUT = `
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.45 ${PAGE_THEME.fontFamily}; }
main { max-width: 1200px; margin: 0 auto; padding: 28px 24px 40px; }
h1 { margin: 0 0 4px; font-size: 30px; line-height: 1.15; letter-spacing: -0.015em; }
h2 { margin: 0; font-size: 17px; line-height: 1.25; }
header p { margin: 0; color: var(--muted); }
header p:first-of-type { color: var(--ink); font-size: 18px; }
.warning { margin: 18px 0 0; padding: 12px 16px; border-radius: 8px; background: var(--warning); color: var(--warningInk); border-left: 4px solid currentColor; }
.warning ul { margin: 4px 0 0; padding-left: 20px; }
.headlines { display: grid; grid-template-columns: repeat(2, 1fr); gap: 1px; margin: 20px 0; background: var(--border); border: 1px solid var(--border); border-radius: 10px; overflow: hidden; }
.headlines div { padding: 12px 14px; background: var(--card); }
.headlines dt { font-size: 13px; color: var(--muted); }
.headlines dd { margin: 0; }
.headlines strong { display: block; font-size: 26px; line-height: 1.2; letter-spacing: -0.02em; white-space: nowrap; font-variant-numeric: tabular-nums; }
.headlines span { display: block; font-size: 12.5px; color: var(--muted); }
.charts { display: grid; grid-template-columns: minmax(0, 1fr); gap: 20px; }
figure { margin: 0; padding: 16px; display: flex; flex-direction: column; background: var(--card); border: 1px solid var(--border); border-radius: 10px; }
figcaption p { margin: 3px 0 12px; color: var(--muted); font-size: 14.5px; }
.drawing svg { display: block; width: 100%; height: auto; }
.wide { display: none; }
.narrow { max-width: 520px; margin: 0 auto; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 14px; margin: 0 0 10px; padding: 0; list-style: none; font-size: 13px; color: var(--muted); }
.legend li { display: flex; align-items: center; gap: 6px; }
.empty { margin: 0; padding: 56px 0; text-align: center; color: var(--muted); }
.note { margin: 10px 0 0; font-size: 12.5px; color: var(--muted); }
details { margin-top: 10px; font-size: 13.5px; }
summary { cursor: pointer; color: var(--muted); width: max-content; }
summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 3px; }
.scroll { max-height: 340px; margin-top: 8px; overflow: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: 4px 10px 4px 0; text-align: left; font-weight: normal; border-bottom: 1px solid var(--border); white-space: nowrap; }
thead th { position: sticky; top: 0; background: var(--card); color: var(--muted); }
.figure { text-align: right; }
footer { margin-top: 20px; font-size: 12.5px; color: var(--muted); }
@media (min-width: 700px) {
  .headlines { grid-template-columns: repeat(4, 1fr); }
  .charts { grid-template-columns: repeat(2, minmax(0, 1fr)); }
}
@media (min-width: 1100px) {
  .charts { grid-template-columns: repeat(6, minmax(0, 1fr)); }
  .span-2 { grid-column: span 2; } .span-3 { grid-column: span 3; } .span-4 { grid-column: span 4; } .span-6 { grid-column: span 6; }
  .wide { display: block; }
  .narrow { display: none; }
}
@media print {
  body { background: none; font-size: 12px; }
  main { max-width: none; padding: 0; }
  figure { break-inside: avoid; }
  details { display: none; }
  .charts { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px; }
  .headlines { grid-template-columns: repeat(8, 1fr); }
  .headlines strong { font-size: 15px; }
  .span-2, .span-3 { grid-column: auto; } .span-4, .span-6 { grid-column: 1 / -1; }
  .span-4 .wide, .span-6 .wide { display: block; } .span-4 .narrow, .span-6 .narrow { display: none; }
  .span-2 .wide, .span-3 .wide { display: none; } .span-2 .narrow, .span-3 .narrow { display: block; max-width: none; }
}`;
