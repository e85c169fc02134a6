// Opens a page of stages in headless Chromium, works it by keyboard and mouse, and says what is wrong.
//
//     node tools/check_page.mjs PAGE.html [--shots FOLDER] [--under MILLISECONDS]
//
// Needs Node and a Chromium (Debian: `apt install chromium-headless-shell`), nothing from npm: it speaks the DevTools
// protocol through a pipe. FX_CHROMIUM names another browser. `--shots` keeps screenshots; `--under` fails when
// the first rows take longer. Exit code 0: all is well; 1: something is wrong; 77: there is no browser.

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'chrome'];
const TIMEOUT = 240_000; // Only so that a browser that hangs ends.

const args = process.argv.slice(2);
const flag = (name) => {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args.splice(at, 2)[1];
};
const shots = flag('--shots');
const under = flag('--under');
const [page] = args;
if (!page) {
  console.error('usage: node tools/check_page.mjs PAGE.html [--shots FOLDER] [--under MILLISECONDS]');
  process.exit(2);
}

const browser = [process.env.FX_CHROMIUM, ...NAMES].find((name) => name && spawnSync(name, ['--version']).status === 0);
if (!browser) {
  console.log(`skipped: no browser, none of ${NAMES.join(', ')}; apt install chromium-headless-shell brings one`);
  process.exit(77);
}

const profile = mkdtempSync(join(tmpdir(), 'fx-page-'));
const chromium = spawn(browser, [
  '--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars=false', '--no-first-run', '--disable-extensions',
  `--user-data-dir=${profile}`, '--remote-debugging-pipe', 'about:blank',
], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });

const waiting = new Map();
const errors = [];
const requests = [];
let onLoad = () => {};
let sent = 0, buffer = '';
chromium.stdio[4].setEncoding('utf8').on('data', (chunk) => {
  buffer += chunk;
  const messages = buffer.split('\0');
  buffer = messages.pop();
  for (const message of messages.map((text) => JSON.parse(text))) {
    if (message.id) {
      const { done, fail } = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) fail(new Error(message.error.message)); else done(message.result);
    } else if (message.method === 'Runtime.exceptionThrown') {
      errors.push(message.params.exceptionDetails.exception?.description ?? message.params.exceptionDetails.text);
    } else if (message.method === 'Log.entryAdded' && message.params.entry.level === 'error') {
      errors.push(message.params.entry.text);
    } else if (message.method === 'Network.requestWillBeSent') {
      requests.push(message.params.request.url);
    } else if (message.method === 'Page.loadEventFired') {
      onLoad();
    }
  }
});

let session;
function send(method, params = {}) {
  return new Promise((done, fail) => {
    waiting.set(++sent, { done, fail });
    chromium.stdio[3].write(`${JSON.stringify({ id: sent, method, params, sessionId: session })}\0`);
  });
}

async function evaluate(expression) {
  const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
  if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.exception?.description}`);
  return result.value;
}
// Two frames: what was asked for is drawn.
const settle = () => evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))');

const SPECIAL = { Enter: 13, Escape: 27, ArrowDown: 40, ArrowUp: 38, ArrowLeft: 37, ArrowRight: 39, PageDown: 34, End: 35, Home: 36, Tab: 9 };
async function press(...keys) {
  for (const key of keys) {
    const code = SPECIAL[key];
    const text = code ? (key === 'Enter' ? '\r' : undefined) : key;
    await send('Input.dispatchKeyEvent', { type: text ? 'keyDown' : 'rawKeyDown', key, text, windowsVirtualKeyCode: code });
    await send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode: code });
  }
  await settle();
}
async function click(selector) {
  const at = await evaluate(`(() => {
    const element = document.querySelector(${JSON.stringify(selector)});
    element.scrollIntoView({ block: 'nearest' });
    const box = element.getBoundingClientRect();
    return { x: box.left + Math.min(box.width / 2, 60), y: box.top + box.height / 2 };
  })()`);
  for (const type of ['mousePressed', 'mouseReleased']) {
    await send('Input.dispatchMouseEvent', { type, ...at, button: 'left', clickCount: 1 });
  }
  await settle();
}
async function size(width, height, dark = false) {
  await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  await send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }] });
  await settle();
}
async function shoot(name) {
  if (!shots) return;
  const { data } = await send('Page.captureScreenshot', { format: 'png' });
  mkdirSync(shots, { recursive: true });
  writeFileSync(join(shots, `${name}.png`), Buffer.from(data, 'base64'));
}

let passed = 0, failed = 0;
function check(what, good, found = '') {
  if (good) passed++; else failed++;
  console.log(`${good ? 'ok' : 'WRONG'}  ${what}${good ? '' : `: ${JSON.stringify(found)}`}`);
}
const cursor = () => evaluate("document.querySelector('.row.cursor')?.textContent ?? ''");
const hereName = () => evaluate("document.querySelector('.cell.here .name')?.textContent ?? ''");
const title = () => evaluate("document.querySelector('#details h2')?.firstChild?.textContent ?? ''");

async function run() {
  const { targetInfos } = await send('Target.getTargets');
  const { sessionId } = await send('Target.attachToTarget', { targetId: targetInfos.find(({ type }) => type === 'page').targetId, flatten: true });
  session = sessionId;
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await send(`${domain}.enable`);
  await size(1280, 800);

  const began = performance.now();
  const loaded = new Promise((done) => { onLoad = done; });
  await send('Page.navigate', { url: pathToFileURL(resolve(page)).href });
  await loaded;
  await settle();
  const took = Math.round(performance.now() - began);
  const nodes = await evaluate("Math.max(...ORDERS.map((order) => order.length))");
  console.log(`first rows after ${took} ms, ${nodes} nodes`);
  if (under !== undefined) check(`the first rows are there in ${under} ms`, took < Number(under), took);
  check('the page is ready', (await evaluate('document.body.dataset.ready')) === 'yes', errors);
  check('it asks for no other file', requests.every((url) => url.startsWith('file:')) && requests.length === 1, requests);
  check('rows are drawn', (await evaluate("document.querySelectorAll('.row').length")) > 0);
  check('only the rows in sight are in the document', (await evaluate("document.querySelectorAll('.row').length")) < 80);
  check('nothing is cut off at 1280 pixels', (await evaluate('document.documentElement.scrollWidth <= 1280 && document.documentElement.scrollHeight <= 800')));
  check('the list has the focus', (await evaluate('document.activeElement.id')) === 'list');
  await shoot('1-first');

  // Alignment: every node once on its side and in order; a row has nodes of one line of descent.
  check('the rows hold every node of both stages in order', await evaluate(`['left', 'right'].every((side) => {
    const order = ORDERS[side === 'left' ? rows.a : rows.b];
    const found = rows[side].filter((version) => version >= 0);
    return found.length === order.length && found.every((version, at) => version === order[at]);
  })`));
  check('nodes side by side are of one descent', await evaluate(
    'rows.left.every((left, at) => left < 0 || rows.right[at] < 0 || NODES.line[left] === NODES.line[rows.right[at]])'));
  check('a node that is on both sides by name is in one row, or moved', await evaluate(`rows.left.every((left, at) => {
    const there = left < 0 ? undefined : lookup(rows.b).byName.get(NODES.name[left]);
    return there === undefined || rows.right[at] === there || rows.kind[at] === MOVED;
  })`));
  check('what is called the same is the same', await evaluate(
    'rows.kind.every((kind, at) => kind !== SAME || rows.left[at] === rows.right[at])'));

  // Keyboard.
  const first = await cursor();
  await press('g');
  const top = await evaluate('state.item');
  await press('j', 'ArrowDown', 'k');
  check('j, down and k move', top === 0 && (await evaluate('state.item')) === 1, [first, await cursor()]);
  await press('G');
  check('G goes to the end, and the end is in sight', (await evaluate('state.item === rows.items.length - 1')) && (await cursor()) !== '');
  await press('Home', 'PageDown');
  check('a page down moves by more than a row', (await evaluate('state.item > 5 || rows.items.length < 30')));
  const changes = await evaluate('rows.changes.length');
  await press('g', 'c');
  check('c goes to a change', changes === 0 || (await evaluate('rows.kind[rows.items[state.item].row] !== SAME')), await cursor());
  await shoot('2-change');

  // Search: the middle node's own name.
  const wanted = await evaluate('nameOf(ORDERS[rows.b][ORDERS[rows.b].length >> 1])');
  await press('/');
  check('/ focuses the search', (await evaluate('document.activeElement.id')) === 'search');
  await send('Input.insertText', { text: wanted });
  await settle();
  check('the number of hits is shown', /^\d+$|of/.test(await evaluate("document.getElementById('hits').textContent")));
  await press('Enter');
  check('Enter goes to a hit', (await evaluate("!!document.querySelector('.row.cursor .hit')")), await cursor());
  for (let tries = 0; tries < 300 && (await hereName()) !== wanted; tries++) await press('n');
  check('n finds the node of that name', (await hereName()) === wanted, [wanted, await hereName()]);
  await shoot('3-search');

  // Details.
  await press('Enter');
  check('Enter opens the details', (await title()) === wanted, [wanted, await title()]);
  check('the details name producers and consumers', await evaluate("!!document.querySelector('#producers li') && !!document.querySelector('#consumers li')"));
  check('the source location has file and line', await evaluate(
    "sourceOf(rows.version(rows.items[state.item].row, state.side)) === null || /:\\d+/.test(document.getElementById('source').textContent)"));
  check('the list ends where the details begin', await evaluate(
    "Math.abs(document.getElementById('list').getBoundingClientRect().bottom - document.getElementById('details').getBoundingClientRect().top) < 2"));
  await shoot('4-details');
  if (await evaluate("!!document.querySelector('#producers .link')")) {
    const producer = await evaluate("document.querySelector('#producers .link').textContent");
    await click('#producers .link');
    check('a click on a producer goes there', (await hereName()) === producer && (await title()) === producer, [producer, await hereName(), await title()]);
    check('that node has the one before among its consumers', await evaluate(
      `[...document.querySelectorAll('#consumers .link')].some((link) => link.textContent === ${JSON.stringify(wanted)}) || consumersOf(rows.b, lookup(rows.b).byName.get(TEXTS.indexOf(${JSON.stringify(producer)}))).length > 200`));
    await press('b');
    check('b goes back', (await hereName()) === wanted, await hereName());
  }
  await evaluate("document.getElementById('list').focus()");
  await press('Escape');
  check('Escape closes the details', await evaluate("getComputedStyle(document.getElementById('details')).display === 'none'"));

  // The mouse.
  await click('.row .cell.right .name');
  check('a click opens the details', (await title()) === (await hereName()) && (await title()) !== '', [await title(), await hereName()]);

  // Stages.
  if (await evaluate('STAGES.length > 2')) {
    await press(']');
    check('] shows one pass', await evaluate('rows.b - rows.a === 1'));
    await shoot('5-one-pass');
    await press('0');
    check('0 shows all', await evaluate('rows.a === 0 && rows.b === STAGES.length - 1'));
  }

  // Folding.
  const all = await evaluate('rows.items.length');
  await press('u');
  const flat = await evaluate("rows.items.filter((item) => item.row !== undefined).length === rows.length");
  check('u shows every row', flat && (await evaluate('rows.items.length')) >= all);
  await press('-');
  const groups = await evaluate("rows.items.filter((item) => item.group).length");
  if (groups) {
    check('- closes the modules', (await evaluate('rows.items.length')) < (await evaluate('rows.length')));
    await shoot('6-modules');
    await press('+');
    check('+ opens them', await evaluate("rows.items.filter((item) => item.row !== undefined).length === rows.length"));
    await press('m');
    check('m shows no modules', await evaluate("rows.items.every((item) => !item.group)"));
    await press('m');
  }

  // Overlays.
  if (await evaluate('OVERLAYS.length > 0')) {
    await press('o');
    const name = await evaluate('state.overlay?.name');
    check('o shows an overlay', name !== undefined && (await evaluate("document.querySelectorAll('.over').length")) > 0, name);
    await press('u', 's');
    await shoot('7-overlay');
  }

  await press('?');
  check('? shows the keys', await evaluate("document.getElementById('help').open"));
  await shoot('8-help');
  await press('Escape');
  await size(1280, 800, true);
  await evaluate("document.getElementById('list').focus()");
  await press('g', 'c', 'Enter');
  await shoot('9-dark');
  await size(1920, 1080);
  await shoot('10-wide');

  // Scrolling to places far apart: the rows there are drawn.
  await press('Escape');
  let drawn = true;
  for (const part of [1, 0.25, 0.75, 0]) {
    await evaluate(`document.getElementById('list').scrollTop = ${part} * document.getElementById('space').clientHeight`);
    await settle();
    drawn &&= await evaluate(`(() => {
      const box = document.getElementById('list').getBoundingClientRect();
      return !!document.elementFromPoint(box.left + 300, box.top + 40)?.closest('.row') || rows.items.length < 3;
    })()`);
  }
  check('rows are drawn wherever one scrolls', drawn);
  check('no name of the data became an element or a script', await evaluate(
    "!window.injected && document.querySelectorAll('script').length === 2 && document.querySelectorAll('img, iframe, object').length === 0"));
  check('nothing was thrown', errors.length === 0, errors);
}

const clock = setTimeout(() => { console.log(`WRONG  still not done after ${TIMEOUT} ms`); finish(1); }, TIMEOUT);
function finish(code) {
  clearTimeout(clock);
  chromium.once('exit', () => {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    process.exit(code);
  });
  chromium.kill('SIGKILL');
}
run().then(
  () => {
    console.log(`${passed} passed, ${failed} failed`);
    finish(failed ? 1 : 0);
  },
  (error) => {
    console.log(`WRONG  ${error.stack}`, errors);
    finish(1);
  },
);
