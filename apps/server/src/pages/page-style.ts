/** The page's style, inline under a hash: one request brings a page that is whole. */
import type { Look } from './shop-look.ts'

export const styleOf = (look: Look): string =>
  `:root{--accent:${look.accentOnLight};--mark:${look.mark};--mark-ink:${look.markInk}}` +
  `@media(prefers-color-scheme:dark){:root{--accent:${look.accentOnDark}}}${common}`

/** Old phones read it too: nothing newer than custom properties and grid is needed to lay it out. */
const common = `
:root{color-scheme:light dark;--ground:#f4f5f2;--surface:#fff;--line:#d9ddd6;--strong:#7f8a83;--ink:#141a17;--soft:#4a554f;--on:#fff;--look:#8a5200;--look-wash:#fff3d9;--focus:#0a4fd0}
@media(prefers-color-scheme:dark){:root{--ground:#101512;--surface:#1a211d;--line:#35403a;--strong:#7d8a82;--ink:#eef3ef;--soft:#aebbb3;--on:#101512;--look:#ffc04d;--look-wash:#3a2a08;--focus:#8fb8ff}}
*{box-sizing:border-box}
html{background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;-webkit-text-size-adjust:100%;overflow-wrap:anywhere}
body,h1,h2,p,ol,ul{margin:0;padding:0}
ol,ul{list-style:none}
a{color:var(--accent);text-underline-offset:3px}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}
svg{display:block;flex:none}svg[hidden]{display:none}
.say{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.num{font-variant-numeric:tabular-nums}
.soft{color:var(--soft)}
.page{max-width:68rem;margin:0 auto;padding:0 1rem 3rem}
.shop{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .75rem;padding:1rem 0;border-bottom:1px solid var(--line)}
.mark{flex:none;width:2.25rem;height:2.25rem;border-radius:.625rem;background:var(--mark);color:var(--mark-ink);display:grid;place-items:center;font-weight:700}
.shop b{flex:1 1 6rem;font-weight:650}.shop span:last-child{margin-left:auto;color:var(--soft);text-align:right}
.hero{padding:2rem 0 1.5rem}
h1{font-size:clamp(1.75rem,1.1rem + 3.2vw,2.75rem);line-height:1.15;letter-spacing:-.02em;font-weight:700;text-wrap:balance;max-width:22ch}
.more{font-size:clamp(1.0625rem,1rem + .5vw,1.25rem);margin-top:.625rem;max-width:44ch;color:var(--soft);text-wrap:pretty}
.news{margin-top:1rem;font-size:.9375rem;color:var(--soft)}.live{display:block}
.cols{display:grid;gap:1rem}
.cols>*{min-width:0}
.stack{display:grid;grid-template-columns:minmax(0,1fr);gap:1rem;align-content:start}
.card{background:var(--surface);border:1px solid var(--line);border-radius:1rem;padding:1.125rem}
h2{font-size:1.0625rem;line-height:1.3;font-weight:650}
.card>h2{margin-bottom:.75rem}
.card p+p{margin-top:.5rem}
.top{display:flex;justify-content:space-between;align-items:baseline;gap:.75rem;flex-wrap:wrap}
.top .now{font-weight:600;color:var(--accent)}
.due{color:var(--soft);font-size:.9375rem}
.way{margin-top:1rem}
.way li{display:flex;flex-wrap:wrap;gap:0 .75rem;align-items:flex-start;position:relative;padding-bottom:.875rem;min-height:2.5rem}
.way li:last-child{padding-bottom:0;min-height:0}
.way li:not(:last-child)::before{content:"";position:absolute;left:.6875rem;top:1.5rem;bottom:0;width:2px;background:var(--line)}
.way li.done:not(:last-child)::before{background:var(--accent)}
.dot{width:1.5rem;height:1.5rem;border-radius:50%;border:2px solid var(--strong);display:grid;place-items:center;flex:none;position:relative;background:var(--surface)}
.done .dot{background:var(--accent);border-color:var(--accent);color:var(--on)}
.next .dot{border-color:var(--accent)}
.way .name{flex:1 1 4rem;min-width:0}
.open .name,.next .name{color:var(--soft)}
.way .now .name{font-weight:650}
.way time{color:var(--soft);font-size:.875rem;line-height:1.5rem;white-space:nowrap;margin-left:auto}
.note{display:flex;gap:.625rem;margin-top:.875rem;padding:.75rem .875rem;border-radius:.75rem;background:var(--look-wash);border-left:4px solid var(--look)}
.note svg{color:var(--look);margin-top:.1875rem}
.note b{display:block;font-weight:650}
.in{margin-top:1rem;padding-top:.875rem;border-top:1px solid var(--line)}
.in h3{margin:0 0 .375rem;font-size:.875rem;font-weight:600;color:var(--soft)}
.items li{display:flex;gap:.625rem;padding:.1875rem 0}
.items .num{color:var(--soft);min-width:2.25rem}
.track{margin-top:.75rem;font-size:.9375rem;color:var(--soft)}
.track a{display:inline-block;padding:.25rem 0}
.act{display:inline-block;margin-top:1rem;padding:.6875rem 1.125rem;border-radius:.75rem;background:var(--accent);color:var(--on);font-weight:650;text-decoration:none}
.past li{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:0 .75rem;padding:.5625rem 0;border-top:1px solid var(--line)}
.past li:first-child{border-top:0;padding-top:0}
.past time{color:var(--soft);font-size:.875rem}
.past .soft{font-size:.875rem;flex-basis:100%}.past+details{border-top:1px solid var(--line);padding-top:.5rem}.past+details>summary{color:var(--accent);font-weight:600;text-decoration:underline;text-underline-offset:3px}
details>summary{cursor:pointer;list-style:none;padding:.25rem 0}
details>summary::-webkit-details-marker{display:none}
details>summary .top .now{margin-left:auto}details>summary .top::after{content:"";width:.5rem;height:.5rem;border:solid var(--strong);border-width:0 2px 2px 0;transform:rotate(45deg);align-self:center;margin:-.25rem .25rem 0}
details[open]>summary .top::after{transform:rotate(-135deg);margin-top:.25rem}
.foot{margin-top:1.5rem;font-size:.875rem;color:var(--soft)}
@media(min-width:56rem){.page{padding:0 2rem 4rem}.hero{padding:3.5rem 0 2.25rem}.cols{grid-template-columns:minmax(0,1.85fr) minmax(0,1fr);gap:1.25rem}.stack{gap:1.25rem}.card{padding:1.5rem}
.way{display:grid;grid-auto-flow:column;grid-auto-columns:minmax(0,1fr);margin-top:1.25rem}
.way li{flex-flow:column;gap:.5rem;padding:0 .375rem 0 0;min-height:0}
.way li:not(:last-child)::before{left:1.75rem;right:.25rem;top:.6875rem;bottom:auto;width:auto;height:2px}
.way .name{flex:none;font-size:.8125rem;line-height:1.35;min-height:2.7em;max-width:100%;overflow-wrap:break-word;hyphens:auto}
.way time{display:block;white-space:normal;margin-left:0;font-size:.8125rem;line-height:1.35}}
@media(prefers-contrast:more){:root{--soft:var(--ink);--line:var(--strong)}}
@media(forced-colors:active){.done .dot{forced-color-adjust:none;background:Highlight;color:HighlightText}}
@media print{.act,.live{display:none}.card{break-inside:avoid}}
`.replaceAll('\n', '')
