/** Colors of the groups, from the palette of Okabe and Ito; the second theme takes the ones that show on dark. */
const seriesColors = {
  light: ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#8a6d00', '#56b4e9'],
  dark: ['#56b4e9', '#e69f00', '#2fbf95', '#cc79a7', '#f0e442', '#7ea6e0'],
} as const;

const variables = (colors: readonly string[]): string => colors.map((color, index) => `--series-${String(index)}:${color};`).join('');

const seriesRules = seriesColors.light
  .map((_, index) => `.swatch.series-${String(index)}{background:var(--series-${String(index)})}.line.series-${String(index)}{stroke:var(--series-${String(index)})}`)
  .join('');

/** How many groups have a color of their own. */
export const SERIES_COUNT = seriesColors.light.length;

const page = `
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:16px/1.58 Charter,"Bitstream Charter","Iowan Old Style","Palatino Linotype",Palatino,Georgia,"DejaVu Serif",serif;-webkit-text-size-adjust:100%}
body{max-width:1120px;margin:0 auto;padding:56px 40px 72px}
h1,h2,h3,table,svg,.eyebrow,.deck,.legend,.plane-numbers,.seed-sheet p,summary,.toolline{font-family:Inter,"Segoe UI",system-ui,-apple-system,"Helvetica Neue",Arial,"Liberation Sans",sans-serif}
.eyebrow{margin:0 0 14px;font-size:12px;font-weight:600;letter-spacing:.09em;text-transform:uppercase;color:var(--quiet)}
h1{margin:0;font-size:34px;line-height:1.16;font-weight:650;letter-spacing:-.018em}
.deck{margin:12px 0 0;max-width:none;font-size:14.5px;line-height:1.5;color:var(--quiet)}
h2{margin:60px 0 0;padding-top:16px;border-top:1px solid var(--line);font-size:20px;line-height:1.3;font-weight:640;letter-spacing:-.01em}
h3{margin:0 0 8px;font-size:13.5px;line-height:1.4;font-weight:620}
p,ul{max-width:46em}
.findings{list-style:none;margin:30px 0 0;padding:0;display:grid;gap:12px;max-width:50em;font-size:17.5px}
.findings li{display:flex;gap:12px}
.findings .swatch{flex:none;margin-top:9px}
.swatch{display:inline-block;width:10px;height:10px;border-radius:50%;margin-right:8px}
.swatch.line{width:18px;height:3px;border-radius:2px;vertical-align:3px}
figure{margin:26px 0 0}
figcaption{margin-top:14px;max-width:60em;font-size:14px;line-height:1.55;color:var(--quiet)}
figcaption strong{color:var(--ink)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.4;font-variant-numeric:tabular-nums lining-nums}
th,td{padding:7px 10px;text-align:left;font-weight:400;vertical-align:baseline;white-space:nowrap}
thead th{font-size:12.5px;font-weight:600;border-bottom:1.5px solid var(--ink);vertical-align:bottom}
th small,td small{display:block;font-size:11.5px;font-weight:400;color:var(--quiet)}
.numbers td,.numbers thead th:not(:first-child),.number{text-align:right}
table tr>:first-child{padding-left:0}table tr>:last-child{padding-right:0}
.numbers tbody{border-bottom:1px solid var(--line)}
.mean th,.mean td{padding-top:12px;font-weight:640}
.mean th small{display:inline;margin-left:9px;font-size:12.5px}
.seed th,.seed td{padding-top:2px;color:var(--quiet)}
.seed th{padding-left:18px}.numbers tr.seed>:first-child{padding-left:18px}
.seed:last-child th,.seed:last-child td,.mean:last-child th,.mean:last-child td{padding-bottom:12px}
.records{font-size:13px}.records tbody tr{border-bottom:1px solid var(--line)}
code,pre{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:12px}
pre{margin:10px 0 4px;padding:14px 16px;overflow-x:auto;border:1px solid var(--line);border-radius:6px;background:var(--panel);line-height:1.5}
details{margin-top:14px}summary{cursor:pointer;font-size:13.5px;font-weight:600}summary span{font-weight:400;color:var(--quiet);margin-left:8px}
.small{font-size:13.5px;color:var(--quiet)}
.notes{margin-top:20px;max-width:46em}.notes p{margin:0 0 10px}.notes dt{margin-top:14px;font-size:13.5px;font-weight:600}.notes dd{margin:4px 0 0}
`;

const figures = `
.chart{display:block;width:100%;height:auto;overflow:visible}
.chart text{fill:var(--quiet);font-size:10.5px;font-variant-numeric:tabular-nums}
.chart .chart-title{font-size:13px;font-weight:620;fill:var(--ink)}
.chart .row-label{font-size:12.5px;font-weight:600;fill:var(--ink)}.chart .row-label.faint{font-weight:400;fill:var(--quiet)}
.chart .row-detail{font-size:11px}
.axis,.tick{stroke:var(--axis);stroke-width:1}.rule{stroke:var(--line);stroke-width:1}
.frame{fill:var(--panel);stroke:var(--line);stroke-width:1}
.line{fill:none;stroke-width:1.6;stroke-linejoin:round;stroke-linecap:round}
.grid-line{fill:none;stroke-width:1.25;stroke-linejoin:round}
.corner-lowest{fill:var(--ink);stroke:var(--panel);stroke-width:1}
.corner-first{fill:var(--panel);stroke:var(--ink);stroke-width:1.4}
.charts{display:grid;grid-template-columns:repeat(3,1fr);gap:34px}
.legend{display:flex;flex-wrap:wrap;gap:6px 26px;margin:0 0 14px;font-size:13.5px}
.geometry{display:grid;grid-template-columns:minmax(200px,300px) 1fr;gap:40px;align-items:start}
.planes{display:grid;gap:30px}
.plane-row{display:grid;grid-template-columns:repeat(auto-fill,minmax(230px,1fr));gap:22px 26px}
.plane-numbers{display:flex;flex-wrap:wrap;gap:2px 12px;margin:6px 0 0;padding-left:13%;font-size:12px;color:var(--quiet);font-variant-numeric:tabular-nums}
.plane-numbers b{font-weight:640;color:var(--ink)}
.sheets{display:grid;grid-template-columns:repeat(auto-fit,minmax(380px,1fr));gap:30px 40px;align-items:start}
.seed-sheet+.seed-sheet{margin-top:20px}.seed-sheet p{margin:0 0 5px;font-size:12.5px;color:var(--quiet)}
.sheet{max-width:600px}.sheet image{image-rendering:pixelated}
.sheet-lines{stroke:var(--tile-line);stroke-width:1}
@media screen and (max-width:860px){body{padding:32px 20px 48px}.charts,.geometry{grid-template-columns:1fr}.sheets{grid-template-columns:1fr}}
.truth{max-width:320px}
`;

/** On paper: light, denser, nothing cut off at the right, nothing torn apart between pages. */
const paper = `
@page{size:A4;margin:14mm}
@media print{
html{font-size:12px}body{max-width:none;padding:0}h1{font-size:25px}h2{break-after:avoid;margin-top:26px;font-size:16px}.findings{font-size:13px;margin-top:18px}.findings .swatch{margin-top:6px}
figcaption,.small{font-size:11px;max-width:none}.scroll{overflow:visible}table{font-size:10.5px}th,td{padding:4px 5px}thead th,th small,td small,.mean th small{font-size:9.5px}.mean th small{display:block;margin-left:14px}.deck,.legend,h3{font-size:11px}.seed-sheet p{font-size:10px}.swatch{width:8px;height:8px;margin-right:6px}.seed th,.seed td{padding-top:1px}
.records,code{font-size:9px}.geometry{grid-template-columns:150px 1fr;gap:20px}.plane-row{grid-template-columns:repeat(2,1fr);gap:14px}.plane-numbers{font-size:9.5px}.charts{gap:16px}.sheets{grid-template-columns:1fr 1fr;gap:18px}
.plane-group,.seed-sheet,tbody,.charts{break-inside:avoid}details{display:none}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`;

const themes = `
:root{color-scheme:light;--paper:#fff;--panel:#fbfbfa;--ink:#1b1d21;--quiet:#5d636d;--line:#e4e5e7;--axis:#8b9099;--tile-line:#5b616b;${variables(seriesColors.light)}}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--paper:#15171a;--panel:#1b1e22;--ink:#eceef1;--quiet:#a3aab4;--line:#2e3238;--axis:#6e7682;--tile-line:#4a505a;${variables(seriesColors.dark)}}}
`;

/** The report's only style sheet: light, dark by the reader's preference, and paper, which overrules what comes before it. */
export const styles = themes + page + figures + seriesRules + paper;
