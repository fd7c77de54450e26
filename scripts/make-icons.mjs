// Draws resources/ from the state shapes of the design: run by hand when a shape or a colour changes.
// Needs Chromium; everything it makes is committed, so that neither a build nor a start depends on it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';

const TEMPLATE = '#000000';
/** @typedef {Record<string, string>} Inks by the ground they are drawn for */
/** @type {Inks} */
const INK = { light: '#16191d', dark: '#e9ecef', template: TEMPLATE };
/** @type {Record<string, Inks>} */
const COLOURS = {
  'ok-coloured': { light: '#096e67', dark: '#5dcfbe' },
  warning: { light: '#b87000', dark: '#f4c650', template: TEMPLATE },
  critical: { light: '#a8123f', dark: '#f5637b', template: TEMPLATE },
  no_data: { light: '#794ab3', dark: '#b291f5', template: TEMPLATE },
};

/** @type {(centre: number, radius: number, dot: number) => string} */
const dots = (centre, radius, dot) =>
  Array.from({ length: 8 }, (_, n) => {
    const angle = ((22.5 + n * 45) * Math.PI) / 180;
    const x = (centre + radius * Math.cos(angle)).toFixed(2);
    const y = (centre + radius * Math.sin(angle)).toFixed(2);
    return `<circle cx="${x}" cy="${y}" r="${dot}"/>`;
  }).join('');
const fill = (/** @type {string} */ d) => `<path fill-rule="evenodd" d="${d}"/>`;
const ring = (/** @type {string} */ d, /** @type {number} */ width) =>
  `<path d="${d}" fill="none" stroke="currentColor" stroke-width="${width}" stroke-linecap="butt"/>`;

const SHAPES = {
  16: {
    ok: fill('M8 3a5 5 0 1 0 0 10 5 5 0 0 0 0-10Z'),
    insufficient_data: dots(8, 5, 1.05),
    warning: fill(
      'M8.87 2.5a1 1 0 0 0-1.74 0L1.4 12.5A1 1 0 0 0 2.27 14h11.46a1 1 0 0 0 .87-1.5ZM7 6h2v4H7ZM7 11h2v2H7Z',
    ),
    critical: fill(
      'M8.71 1.2a1 1 0 0 0-1.42 0L1.2 7.29a1 1 0 0 0 0 1.42l6.09 6.09a1 1 0 0 0 1.42 0l6.09-6.09a1 1 0 0 0 0-1.42ZM7 4h2v5H7ZM7 10h2v2H7Z',
    ),
    no_data: ring('M6.29 3.3A5 5 0 0 0 6.29 12.7M9.71 3.3A5 5 0 0 1 9.71 12.7', 2),
    paused: fill('M4 3h3v10H4ZM9 3h3v10H9Z'),
  },
  22: {
    ok: fill('M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14Z'),
    insufficient_data: dots(11, 7, 1.5),
    warning: fill(
      'M12.1 3.6a1.3 1.3 0 0 0-2.2 0L2.2 17.1A1.3 1.3 0 0 0 3.3 19h15.4a1.3 1.3 0 0 0 1.1-1.9ZM10 8h2v6h-2ZM10 15h2v2h-2Z',
    ),
    critical: fill(
      'M11.9 1.9a1.3 1.3 0 0 0-1.8 0L1.9 10.1a1.3 1.3 0 0 0 0 1.8l8.2 8.2a1.3 1.3 0 0 0 1.8 0l8.2-8.2a1.3 1.3 0 0 0 0-1.8ZM10 6h2v7h-2ZM10 14h2v2h-2Z',
    ),
    no_data: ring('M8.61 4.42A7 7 0 0 0 8.61 17.58M13.39 4.42A7 7 0 0 1 13.39 17.58', 2.5),
    paused: fill('M6 4h4v14H6ZM12 4h4v14h-4Z'),
  },
};

/** @type {Record<string, number[]>} Linux panels (22 px) come in one and two; macOS and Windows (16 px) in all that Electron looks for by its name. */
const SCALES = { 16: [1, 1.25, 1.5, 2, 3], 22: [1, 2] };

const APPLICATION = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
  <title>Relaywatch</title>
  <rect x="2" y="2" width="60" height="60" rx="14" fill="#16191d"/>
  <rect x="10" y="14" width="44" height="36" rx="7" fill="none" stroke="#e9ecef" stroke-width="4"/>
  <path d="M16 33h8l5-10 7 18 5-8h7" fill="none" stroke="#7fa8ff" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/>
</svg>
`;

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

/** @type {(svg: string, pixels: number, file: string) => Promise<void>} */
const draw = async (svg, pixels, file) => {
  const page = await browser.newPage({ viewport: { width: pixels, height: pixels } });
  await page.setContent(
    `<style>html,body{margin:0;background:transparent}svg{display:block;width:100vw;height:100vh}</style>${svg}`,
  );
  writeFileSync(file, await page.screenshot({ omitBackground: true }));
  await page.close();
};

mkdirSync('resources/tray', { recursive: true });
for (const [size, shapes] of Object.entries(SHAPES)) {
  for (const [mark, shape] of Object.entries({ ...shapes, 'ok-coloured': shapes.ok })) {
    for (const ground of Object.keys(INK)) {
      // The system colours a template, so there is no coloured one.
      if (mark === 'ok-coloured' && ground === 'template') continue;
      const colour = (COLOURS[mark] ?? INK)[ground];
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" color="${colour}" fill="currentColor">${shape}</svg>`;
      const name = `resources/tray/${mark}-${ground}-${size}`;
      for (const scale of SCALES[size] ?? []) {
        await draw(svg, Number(size) * scale, `${name}${scale === 1 ? '' : `@${scale}x`}.png`);
      }
    }
  }
}
writeFileSync('resources/icon.svg', APPLICATION);
await draw(APPLICATION, 512, 'resources/icon.png');
await browser.close();
