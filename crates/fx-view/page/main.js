// What the keys, the mouse and the address do.

const state = { item: 0, side: 'right', hits: new Set(), overlay: null };
const rows = new Rows();
const list = new List(rows, state);
const details = new Details(rows, { go, goName, close: closeDetails });
const trail = []; // Where one was before following a link: {a, b, side, version}.

const say = (text) => { byId('said').textContent = text; };

// -- Stages ------------------------------------------------------------------------------------------------------

function facts(stage) {
  const { added, removed, changed } = STAGES[stage];
  const box = make('span', 'facts', make('span', '', `${grouped(ORDERS[stage].length)} nodes`));
  if (stage > 0) {
    for (const [name, sign, count] of [['added', '+', added], ['removed', '−', removed], ['changed', '~', changed]]) {
      if (count) box.append(make('span', name, `${sign}${grouped(count)}`));
    }
    if (!added && !removed && !changed) box.append('no change');
  }
  return box;
}

function drawStages() {
  byId('stages').replaceChildren(...STAGES.map((_, stage) => {
    const button = make('button', '');
    button.type = 'button';
    const sides = [stage === rows.a && 'left', stage === rows.b && 'right'].filter(Boolean).join(' and ');
    if (sides) {
      button.setAttribute('aria-current', 'true');
      button.append(make('span', 'side', sides));
    }
    button.append(make('span', 'pass', stageName(stage)), facts(stage));
    button.title = stage === 0 ? 'The module as it came in' : 'What this pass did: before and after';
    button.addEventListener('click', () => showStages(Math.max(0, stage - 1), stage, true));
    return make('li', '', button);
  }));
  for (const [id, stage] of [['left', rows.a], ['right', rows.b]]) {
    byId(id).value = stage;
    const count = ORDERS[stage].length;
    byId(`${id}-facts`).textContent = `${grouped(count)} nodes`;
  }
}

// Shows two stages, keeping the cursor on the node it is on where that can be.
function showStages(a, b, toChange) {
  const current = rows.items?.[state.item];
  const versions = current && ['right', 'left'].map((side) => rows.version(rows.firstRow(current), side));
  const lines = new Set((versions ?? []).filter((version) => version >= 0).map((version) => NODES.line[version]));
  rows.show(a, b);
  let row = -1;
  if (!toChange) row = rows.right.findIndex((version, at) => [version, rows.left[at]].some((one) => one >= 0 && lines.has(NODES.line[one])));
  if (row < 0) row = rows.changes[0] ?? 0;
  search(byId('search').value);
  state.item = rows.length ? rows.reveal(row) : 0;
  state.side = rows.length && rows.version(row, state.side) < 0 ? other(state.side) : state.side;
  list.reset();
  list.scrollTo(state.item, true);
  drawStages();
  refresh();
  const { added, removed, changed } = STAGES[b];
  say(`${stageName(a)} and ${stageName(b)}: ${rows.changes.length} rows differ. ${b - a === 1 ? `${added} new, ${removed} gone, ${changed} changed.` : ''}`);
}

const other = (side) => (side === 'left' ? 'right' : 'left');

// -- The cursor --------------------------------------------------------------------------------------------------

function moveTo(item, center = false) {
  const last = rows.items.length - 1;
  state.item = Math.max(0, Math.min(last, item));
  const current = rows.items[state.item];
  if (current?.row !== undefined && rows.version(current.row, state.side) < 0) state.side = other(state.side);
  list.scrollTo(state.item, center);
  refresh();
}

// Draws again what depends on the cursor.
function refresh() {
  list.draw();
  if (details.isOpen) {
    const current = rows.items[state.item];
    if (current?.row !== undefined && details.chosen) details.node(current.row, state.side);
    else details.summary();
  }
  remember();
}

function openDetails() {
  const current = rows.items[state.item];
  if (!current) return;
  if (current.row === undefined) return toggle(current);
  details.chosen = true;
  // The list is lower with the details open, and that is when the row has to be in sight.
  details.open();
  list.scrollTo(state.item);
  refresh();
}

function closeDetails() {
  details.close();
  byId('list').focus();
}

function toggle(item, open) {
  const row = rows.firstRow(item);
  if (!rows.toggle(item, open)) return false;
  state.item = item.fold ? rows.reveal(row) : rows.items.findIndex((each) => each.group === item.group);
  list.reset();
  moveTo(state.item);
  return true;
}

// Goes to a node in one of the two stages.
function go(side, version, quiet) {
  const row = rows.rowOf[side].get(version);
  if (row === undefined) return;
  const from = rows.items[state.item];
  if (!quiet && from?.row !== undefined) trail.push({ a: rows.a, b: rows.b, side: state.side, version: rows.version(from.row, state.side) });
  const before = rows.items;
  const item = rows.reveal(row);
  state.side = side;
  details.chosen = true;
  if (rows.items !== before) {
    state.item = item;
    list.reset();
  }
  moveTo(item, true);
  say(`${nameOf(version)} in ${stageName(side === 'left' ? rows.a : rows.b)}`);
}

// Goes to the last stage that has a node of this name, which becomes the one on its side.
function goName(name) {
  let stage = lastStageWith(name, rows.b);
  if (stage < 0) for (let at = rows.b + 1; at < STAGES.length && stage < 0; at++) if (lookup(at).byName.has(name)) stage = at;
  if (stage < 0) return say(`No stage has ${TEXTS[name]}.`);
  const from = { a: rows.a, b: rows.b, side: state.side, item: rows.items[state.item] };
  if (from.item?.row !== undefined) trail.push({ a: from.a, b: from.b, side: from.side, version: rows.version(from.item.row, from.side) });
  if (stage > rows.b) showStages(rows.a, stage);
  else if (stage !== rows.a && stage !== rows.b) showStages(stage, rows.b);
  go(stage === rows.b ? 'right' : 'left', lookup(stage).byName.get(name), true);
}

function back() {
  const was = trail.pop();
  if (!was) return say('Nowhere to go back to.');
  if (was.a !== rows.a || was.b !== rows.b) showStages(was.a, was.b);
  go(was.side, was.version, true);
}

// The next or previous row of a sorted list of rows, around the ends.
function step(sorted, forward) {
  if (!sorted.length) return say('There is none.');
  const current = rows.items[state.item];
  const here = current ? rows.firstRow(current) : 0;
  const inside = current?.row === undefined; // A head stands before its rows.
  const next = forward
    ? sorted.find((row) => row > here || (inside && row === here)) ?? sorted[0]
    : sorted.findLast((row) => row < here) ?? sorted[sorted.length - 1];
  const before = rows.items;
  const item = rows.reveal(next);
  if (rows.items !== before) {
    state.item = item;
    list.reset();
  }
  moveTo(item, true);
}

// -- Search and overlays -----------------------------------------------------------------------------------------

let found = [];
function search(text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  state.hits = new Set();
  found = [];
  if (words.length) {
    const fits = (version) => version >= 0 && words.every((word) => haystack(version).includes(word));
    for (let row = 0; row < rows.length; row++) {
      const [left, right] = [rows.left[row], rows.right[row]];
      const inLeft = fits(left), inRight = left === right ? inLeft : fits(right);
      if (inLeft) state.hits.add(left);
      if (inRight) state.hits.add(right);
      if (inLeft || inRight) found.push(row);
    }
  }
  showHits();
}

function showHits() {
  const current = rows.items[state.item];
  const at = current?.row === undefined ? -1 : found.indexOf(current.row);
  byId('hits').textContent = byId('search').value.trim() ? `${at >= 0 ? `${at + 1} of ` : ''}${found.length}` : '';
}

function nextHit(forward) {
  step(found, forward);
  const current = rows.items[state.item];
  if (current?.row !== undefined && found.length) {
    const hit = state.hits.has(rows.version(current.row, state.side));
    if (!hit) { state.side = other(state.side); refresh(); }
  }
  showHits();
}

function choose(overlay) {
  state.overlay = OVERLAYS[overlay] ?? null;
  byId('overlay').value = state.overlay ? overlay : -1;
  list.draw();
}

function press(id, on) {
  byId(id).setAttribute('aria-pressed', on);
}

// Builds the list anew after a change of how it folds, with the cursor on its row.
function rebuild(change) {
  const current = rows.items[state.item];
  const row = current ? rows.firstRow(current) : 0;
  change();
  rows.build();
  if (rows.length) state.item = rows.reveal(row);
  list.reset();
  moveTo(state.item, true);
}
const foldUnchanged = () => rebuild(() => { rows.foldUnchanged = !rows.foldUnchanged; rows.opened.clear(); press('fold', rows.foldUnchanged); });
const byModule = () => rebuild(() => { rows.byModule = !rows.byModule; press('modules', rows.byModule); });
function allModules(open) {
  rebuild(() => {
    const each = (group) => group.children.forEach((child) => { rows.opened.set(child.key, open); each(child); });
    each(rows.root);
  });
}

// -- The address keeps the view ----------------------------------------------------------------------------------

function remember() {
  const current = rows.items[state.item];
  const version = current?.row === undefined ? -1 : rows.version(current.row, state.side);
  const parts = new URLSearchParams({ left: rows.a, right: rows.b });
  if (version >= 0) parts.set(state.side === 'left' ? 'left-node' : 'node', nameOf(version));
  clearTimeout(remember.timer);
  // Browsers refuse many changes in a short time.
  remember.timer = setTimeout(() => window.history.replaceState(null, '', `#${parts}`), 300);
}

function recall() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const stage = (key, otherwise) => {
    const value = Number(parts.get(key) ?? otherwise);
    return Number.isInteger(value) && value >= 0 && value < STAGES.length ? value : otherwise;
  };
  showStages(stage('left', 0), stage('right', STAGES.length - 1), true);
  for (const [key, side] of [['node', 'right'], ['left-node', 'left']]) {
    const at = parts.has(key) ? TEXTS.indexOf(parts.get(key)) : -1;
    const version = at < 0 ? undefined : lookup(side === 'left' ? rows.a : rows.b).byName.get(at);
    if (version !== undefined) go(side, version, true);
  }
}

// -- Keys --------------------------------------------------------------------------------------------------------

const KEYS = [
  [['j', 'ArrowDown'], '↓ j', 'next row', () => moveTo(state.item + 1)],
  [['k', 'ArrowUp'], '↑ k', 'previous row', () => moveTo(state.item - 1)],
  [['h', 'ArrowLeft'], '← h', 'left side; on a module, close it', () => sideways('left')],
  [['l', 'ArrowRight'], '→ l', 'right side; on a module, open it', () => sideways('right')],
  [['PageDown'], 'PgDn', 'a page down', () => moveTo(state.item + list.page())],
  [['PageUp'], 'PgUp', 'a page up', () => moveTo(state.item - list.page())],
  [['g', 'Home'], 'g Home', 'first row', () => moveTo(0)],
  [['G', 'End'], 'G End', 'last row', () => moveTo(rows.items.length - 1)],
  [['Enter'], 'Enter', 'details of the node: source, producers, consumers; open or close a module', () => openDetails()],
  [[' '], 'Space', 'open or close a module or a folded stretch', () => toggle(rows.items[state.item])],
  [['Escape'], 'Esc', 'close the details', () => closeDetails()],
  [['s'], 's', 'what the two stages have, by operator', () => { details.chosen = false; details.open(); refresh(); }],
  [['c'], 'c', 'next change', () => step(rows.changes, true)],
  [['C'], 'C', 'previous change', () => step(rows.changes, false)],
  [['/'], '/', 'search; Enter goes to the first', () => { byId('search').focus(); byId('search').select(); }],
  [['n'], 'n', 'next that was found', () => nextHit(true)],
  [['N'], 'N', 'previous that was found', () => nextHit(false)],
  [['p'], 'p', 'first producer', () => follow(producersOf)],
  [['d'], 'd', 'first consumer', () => follow(consumersOf)],
  [['b', 'Backspace'], 'b', 'back to where a link was followed', () => back()],
  [['['], '[', 'what the previous pass did', () => neighbour(-1)],
  [[']'], ']', 'what the next pass did', () => neighbour(1)],
  [['0'], '0', 'first and last stage', () => showStages(0, STAGES.length - 1, true)],
  [['u'], 'u', 'fold or unfold what did not change', foldUnchanged],
  [['m'], 'm', 'group by module, or not', byModule],
  [['-'], '-', 'close all modules', () => allModules(false)],
  [['+'], '+', 'open all modules', () => allModules(true)],
  [['o'], 'o', 'next overlay', () => choose(state.overlay ? OVERLAYS.indexOf(state.overlay) + 1 : 0)],
  [['?'], '?', 'this help', () => byId('help').showModal()],
];

function sideways(side) {
  const current = rows.items[state.item];
  if (!current) return;
  if (current.row === undefined) return void toggle(current, side === 'right');
  if (rows.version(current.row, side) >= 0) state.side = side;
  refresh();
}

function follow(neighbours) {
  const current = rows.items[state.item];
  if (current?.row === undefined) return;
  const [first] = neighbours(state.side === 'left' ? rows.a : rows.b, rows.version(current.row, state.side));
  if (first === undefined) return say('There is none.');
  go(state.side, first);
}

// The step that one pass made, before or after the one that is shown.
function neighbour(by) {
  const single = rows.b - rows.a === 1;
  const right = single ? rows.b + by : by > 0 ? rows.a + 1 : rows.b;
  if (right < 1 || right >= STAGES.length) return say('There is no further pass.');
  showStages(right - 1, right, true);
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || byId('help').open) return;
  const { target } = event;
  if (target.id === 'search') {
    if (event.key === 'Enter') {
      if (found.length) nextHit(!event.shiftKey);
      byId('list').focus();
    } else if (event.key === 'Escape') {
      target.value = '';
      search('');
      list.draw();
      list.drawMap();
      byId('list').focus();
    }
    return;
  }
  const isControl = target.closest('button, select, a, summary');
  if (isControl && ([' ', 'Enter', 'Home', 'End', 'PageUp', 'PageDown'].includes(event.key) || event.key.startsWith('Arrow'))) return;
  if (target.closest('select')) return;
  if (target.closest('#details') && (event.key.startsWith('Arrow') || event.key.startsWith('Page') || event.key === ' ')) return;
  const key = KEYS.find(([keys]) => keys.includes(event.key));
  if (!key) return;
  event.preventDefault();
  key[3]();
  if (!['/', '?'].includes(event.key) && !target.closest('#details')) byId('list').focus({ preventScroll: true });
  showHits();
});

// -- The mouse ---------------------------------------------------------------------------------------------------

byId('list').addEventListener('click', (event) => {
  const row = event.target.closest('.row');
  if (!row) return;
  state.item = Number(row.dataset.item);
  const current = rows.items[state.item];
  if (current.row === undefined) return void toggle(current);
  const cell = event.target.closest('.cell');
  if (cell?.dataset.side) state.side = cell.dataset.side;
  else if (rows.version(current.row, state.side) < 0) state.side = other(state.side);
  openDetails();
  showHits();
});

// -- Beginning ---------------------------------------------------------------------------------------------------

function begin() {
  byId('pipeline').textContent = DATA.pipeline || 'a module';
  byId('pipeline').title = DATA.pipeline;
  byId('model').textContent = DATA.model;
  if (DATA.failure) {
    byId('failure').hidden = false;
    byId('failure').textContent = `${DATA.failure[0]} failed: ${DATA.failure[1]}`;
  }
  for (const id of ['left', 'right']) {
    STAGES.forEach((_, stage) => byId(id).append(new Option(stageName(stage), stage)));
    byId(id).addEventListener('change', () => showStages(Number(byId('left').value), Number(byId('right').value)));
  }
  byId('overlay').append(new Option('none', -1), ...OVERLAYS.map((overlay, at) => new Option(overlay.name, at)));
  byId('overlay').addEventListener('change', () => choose(Number(byId('overlay').value)));
  byId('search').addEventListener('input', () => {
    search(byId('search').value);
    list.draw();
    list.drawMap();
  });
  byId('fold').addEventListener('click', foldUnchanged);
  byId('modules').addEventListener('click', byModule);
  byId('whole').addEventListener('click', () => showStages(0, STAGES.length - 1, true));
  byId('show-help').addEventListener('click', () => byId('help').showModal());
  for (const [, keys, what] of KEYS) {
    byId('keys').append(make('dt', '', ...keys.split(' ').flatMap((key) => [make('kbd', '', key), ' '])), make('dd', '', what));
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => list.drawMap());
  details.chosen = false;
  const asked = /node=/.test(location.hash);
  recall();
  if (!asked) { details.chosen = false; refresh(); }
  byId('list').focus({ preventScroll: true });
  document.body.dataset.ready = 'yes';
}
begin();
