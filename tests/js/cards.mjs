// Renders Adaptive Cards with Microsoft's own renderer in Chromium and lets it judge them: parser and validation messages, images without a description,
// content wider than the card, active markup. First argument: a JSON file with a list of {name, card}; second, optional: a folder for screenshots.
// Prints one JSON object a card and width; exits with 1 when anything is wrong.
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [, , file, screenshots] = process.argv;
const cards = JSON.parse(readFileSync(file, 'utf8'));
const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND'];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
if (screenshots) mkdirSync(screenshots, { recursive: true });

// As Teams shows it: its font sizes, and actions beside each other.
const host = { fontFamily: 'Segoe UI, Noto Sans, sans-serif', spacing: { small: 6, default: 10, padding: 16 }, actions: { actionsOrientation: 'horizontal', maxActions: 6, buttonSpacing: 8, actionAlignment: 'left' }, supportsInteractivity: true };

function judge({ card, host }) {
  const AC = window.AdaptiveCards;
  const context = new AC.SerializationContext();
  const shown = new AC.AdaptiveCard();
  shown.hostConfig = new AC.HostConfig(host);
  shown.parse(card, context);
  const problems = [];
  for (let i = 0; i < context.eventCount; i++) problems.push(context.getEventAt(i).message);
  for (const event of shown.validateProperties().validationEvents) problems.push(event.message);
  const element = shown.render();
  const place = document.getElementById('card');
  place.replaceChildren(element ?? '');
  const text = place.innerText;
  if (!text.trim()) problems.push('nothing is shown');
  if (place.querySelector('script, iframe, [onerror], [href^="javascript:"]')) problems.push('active markup');
  if ([...place.querySelectorAll('img')].some(image => !image.alt)) problems.push('an image without a description');
  return { version: card.version, problems, text };
}

// What is shown on demand must fit too.
function measure() {
  const place = document.getElementById('card');
  for (const hidden of place.querySelectorAll('[style*="display: none"]')) hidden.style.display = '';
  return place.scrollWidth > place.clientWidth ? [`wider than the card: ${place.scrollWidth} > ${place.clientWidth}`] : [];
}

let failed = false;
for (const width of [600, 340]) {
  const page = await browser.newPage({ viewport: { width, height: 700 } });
  page.on('pageerror', error => { failed = true; console.error(String(error)); });
  await page.setContent('<!doctype html><html lang="en"><meta charset="utf-8"><title>cards</title><style>body{margin:8px;font:14px "Segoe UI","Noto Sans",sans-serif}#card{border:1px solid #ddd;border-radius:4px}button{font:inherit;padding:4px 12px}</style><div id="card"></div>');
  await page.addScriptTag({ path: renderer });
  for (const { name, card } of cards) {
    const result = await page.evaluate(judge, { card, host: { ...host, actions: { ...host.actions, actionsOrientation: width < 400 ? 'vertical' : 'horizontal' } } });
    if (screenshots) await page.locator('#card').screenshot({ path: join(screenshots, `${name}-${width}.png`) });
    result.problems.push(...await page.evaluate(measure));
    failed ||= result.problems.length > 0;
    console.log(JSON.stringify({ name, width, ...result }));
  }
  await page.close();
}
await browser.close();
process.exit(failed ? 1 : 0);
