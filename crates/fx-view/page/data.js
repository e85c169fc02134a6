'use strict';
// Reading the data, and putting the nodes of two stages side by side. Nothing here touches the page.

const DATA = JSON.parse(document.getElementById('data').textContent);
const TEXTS = DATA.strings;
const NODES = DATA.nodes;
const STAGES = DATA.stages;

// What stands in the text of arguments for a node, a comma of the call, and the `=` of a keyword.
const NODE = '\ue000', NEXT = '\ue001', IS = '\ue002';

const SAME = 0, CHANGED = 1, REPLACED = 2, ADDED = 3, REMOVED = 4, MOVED = 5;
const KINDS = ['same', 'changed', 'replaced', 'added', 'removed', 'moved'];
const MARKS = ['', '~', '→', '+', '−', '⇅'];

// The versions of nodes that each stage has, in order.
const ORDERS = (() => {
  const orders = [];
  let next = 0, before = new Int32Array(0);
  for (const stage of STAGES) {
    const count = stage.runs.reduce((sum, run) => sum + run[1], 0);
    const order = new Int32Array(count);
    let at = 0;
    for (const [start, length] of stage.runs) {
      if (start < 0) {
        for (let i = 0; i < length; i++) order[at++] = next++;
      } else {
        order.set(before.subarray(start, start + length), at);
        at += length;
      }
    }
    orders.push(order);
    before = order;
  }
  return orders;
})();

const nameOf = (version) => TEXTS[NODES.name[version]];
const opOf = (version) => DATA.ops[NODES.op[version]];
const textOr = (index, otherwise = '') => (index < 0 ? otherwise : TEXTS[index]);

// The pass of a stage, with its number, since a pass may run more than once.
const stageName = (stage) => (stage === 0 ? 'input' : `${STAGES[stage].run} ${STAGES[stage].pass}`);

// For each stage that was asked for, the version of each name, and the versions that use each name.
const lookups = new Map();
function lookup(stage) {
  let found = lookups.get(stage);
  if (!found) {
    found = { byName: new Map(), users: new Map() };
    for (const version of ORDERS[stage]) {
      found.byName.set(NODES.name[version], version);
      for (const name of new Set(NODES.refs[version])) {
        const users = found.users.get(name);
        if (users) users.push(version); else found.users.set(name, [version]);
      }
    }
    lookups.set(stage, found);
  }
  return found;
}
const producersOf = (stage, version) =>
  [...new Set(NODES.refs[version])].map((name) => lookup(stage).byName.get(name)).filter((found) => found !== undefined);
const consumersOf = (stage, version) => lookup(stage).users.get(NODES.name[version]) ?? [];

// The last stage, no later than `stage`, that has a node of this name; -1 for none.
function lastStageWith(name, stage) {
  for (let at = stage; at >= 0; at--) if (lookup(at).byName.has(name)) return at;
  return -1;
}

// The steps of an origin, oldest first.
function originOf(version) {
  const steps = [];
  for (let at = NODES.origin[version]; at >= 0; at = DATA.origins[at][0]) steps.push(DATA.origins[at]);
  return steps.reverse().map(([, pass, from]) => ({ pass: TEXTS[pass], from }));
}

// The names of nodes that were made from the node of this name.
let heirs;
function heirsOf(name) {
  if (!heirs) {
    heirs = new Map();
    const seen = new Set();
    for (let version = 0; version < NODES.name.length; version++) {
      for (let at = NODES.origin[version]; at >= 0; at = DATA.origins[at][0]) {
        // Whoever has this step has those before it.
        const step = `${at} ${NODES.name[version]}`;
        if (seen.has(step)) break;
        seen.add(step);
        for (const from of DATA.origins[at][2]) {
          if (!heirs.has(from)) heirs.set(from, new Set());
          heirs.get(from).add(NODES.name[version]);
        }
      }
    }
  }
  return [...(heirs.get(name) ?? [])].filter((heir) => heir !== name);
}

// The modules around a node, outermost first, without the root.
const chains = new Map([[-1, []]]);
function modulesOf(module) {
  let chain = chains.get(module);
  if (!chain) {
    const [around, path] = DATA.modules[module];
    chain = TEXTS[path] === '' && around < 0 ? [] : [...modulesOf(around), module];
    chains.set(module, chain);
  }
  return chain;
}

// In what two versions differ, by the names of the columns.
function fieldsThatDiffer(a, b) {
  const differ = [];
  for (const field of ['name', 'op', 'target', 'args', 'type', 'value', 'trace', 'module', 'origin', 'weights']) {
    if (NODES[field][a] !== NODES[field][b]) differ.push(field);
  }
  const [x, y] = [NODES.refs[a], NODES.refs[b]];
  if (!differ.includes('args') && (x.length !== y.length || x.some((name, at) => name !== y[at]))) differ.push('args');
  return differ;
}

// The nodes of two stages as rows: `left` and `right` have a version or -1. Nodes of one line of descent stand in one
// row, as many of them as can without changing the order of either side: a longest increasing subsequence. O(n log n).
function align(a, b) {
  const left = ORDERS[a], right = ORDERS[b];
  const placeOf = new Map();
  left.forEach((version, place) => placeOf.set(NODES.line[version], place));
  const partner = Int32Array.from(right, (version) => placeOf.get(NODES.line[version]) ?? -1);

  const tails = [], previous = new Int32Array(right.length).fill(-1);
  for (let at = 0; at < right.length; at++) {
    if (partner[at] < 0) continue;
    let low = 0, high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (partner[tails[middle]] < partner[at]) low = middle + 1; else high = middle;
    }
    if (low > 0) previous[at] = tails[low - 1];
    tails[low] = at;
  }
  const paired = new Uint8Array(right.length);
  for (let at = tails.length ? tails[tails.length - 1] : -1; at >= 0; at = previous[at]) paired[at] = 1;

  // What has the same name on both sides and yet no row of its own moved.
  const names = [left, right].map((order) => new Set(Array.from(order, (version) => NODES.name[version])));
  const kindOf = (version, otherwise, there) => (there.has(NODES.name[version]) ? MOVED : otherwise);
  const rows = { left: [], right: [], kind: [] };
  const add = (l, r, kind) => { rows.left.push(l); rows.right.push(r); rows.kind.push(kind); };
  let l = 0;
  const leftUntil = (end) => { for (; l < end; l++) add(left[l], -1, kindOf(left[l], REMOVED, names[1])); };
  right.forEach((version, at) => {
    if (!paired[at]) return add(-1, version, kindOf(version, ADDED, names[0]));
    leftUntil(partner[at]);
    const was = left[l++];
    add(was, version, was === version ? SAME : NODES.name[was] === NODES.name[version] ? CHANGED : REPLACED);
  });
  leftUntil(left.length);
  return rows;
}

// The arguments of a call as [keyword, pieces], a piece being a text or {name}, the index of a node's name.
function argumentsOf(version) {
  const text = TEXTS[NODES.args[version]];
  if (text === '') return [];
  let next = 0;
  return text.split(NEXT).map((argument) => {
    const at = argument.indexOf(IS);
    const keyword = at < 0 ? '' : argument.slice(0, at);
    const pieces = [];
    argument.slice(at + 1).split(NODE).forEach((piece, place) => {
      if (place > 0) pieces.push({ name: NODES.refs[version][next++] });
      if (piece !== '') pieces.push(piece);
    });
    return [keyword, pieces];
  });
}

// A function's name as people say it.
const shortTarget = (target) => target.replace(/^torch\.ops\./, '').replace(/\.default$/, '');

// What a node does as pieces: text, {name} for a node, {target} for what is called.
function callOf(version) {
  const target = TEXTS[NODES.target[version]], op = opOf(version);
  const args = argumentsOf(version);
  const list = (items) => items.flatMap(([keyword, pieces], at) => [at ? ', ' : '', keyword && `${keyword}=`, ...pieces]);
  if (op === 'placeholder') {
    const other = target === nameOf(version) ? '' : ` ${target}`;
    return [{ target: 'placeholder' }, other, ...(args.length ? [' = ', ...list(args)] : [])];
  }
  if (op === 'get_attr') return [{ target: `self.${target}` }];
  if (op === 'output') return [{ target: 'return' }, ' ', ...list(args)];
  if (op === 'call_method' && args.length) return [...args[0][1], { target: `.${target}` }, '(', ...list(args.slice(1)), ')'];
  return [{ target: op === 'call_module' ? `self.${target}` : shortTarget(target) }, '(', ...list(args), ')'];
}
const textOf = (pieces) => pieces.map((piece) => piece.target ?? (piece.name === undefined ? piece : TEXTS[piece.name])).join('');

// What the search looks into, in lower case.
const haystacks = [];
function haystack(version) {
  return (haystacks[version] ??= [
    nameOf(version), TEXTS[NODES.target[version]], textOf(callOf(version)), textOr(NODES.value[version]), opOf(version),
    ...modulesOf(NODES.module[version]).slice(-1).map((module) => TEXTS[DATA.modules[module][1]]),
    sourceOf(version)?.place ?? '',
  ].join('\n').toLowerCase());
}

// The innermost source line of a node.
function sourceOf(version) {
  const trace = NODES.trace[version];
  if (trace < 0) return null;
  const frames = DATA.traces[trace].map((at) => DATA.frames[at]).map(([file, line, inside, code]) => ({
    file: TEXTS[file], line, inside: TEXTS[inside], code: TEXTS[code], place: `${TEXTS[file]}:${line}`,
  }));
  return { ...frames[frames.length - 1], frames };
}

// Overlays: for each version the value, and the largest one.
const OVERLAYS = DATA.overlays.filter((overlay) => overlay.at.length > 0).map((overlay) => {
  const values = new Map(overlay.at.map((version, at) => [version, overlay.values[at]]));
  const top = overlay.values.reduce((top, value) => Math.max(top, Math.abs(value)), 0);
  return { ...overlay, values, top };
});

// A whole number with a comma between thousands, whatever the language of the browser.
const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

function showNumber(value, unit) {
  const short = (number) => (Number.isInteger(number) && Math.abs(number) < 1e9 ? grouped(number) : String(Number(number.toPrecision(3))));
  const steps = { B: ['B', 'kB', 'MB', 'GB', 'TB'], FLOP: ['', 'k', 'M', 'G', 'T', 'P'] }[unit];
  if (steps) {
    let step = 0;
    for (; Math.abs(value) >= 1000 && step + 1 < steps.length; step++) value /= 1000;
    return `${short(value)} ${steps[step]}`.trim();
  }
  if (unit === 's' && value !== 0) {
    if (Math.abs(value) < 1e-3) return `${short(value * 1e6)} µs`;
    if (Math.abs(value) < 1) return `${short(value * 1e3)} ms`;
  }
  return `${short(value)} ${unit}`.trim();
}
const showOverlay = (overlay, value) => (overlay.words ? overlay.words[value] : showNumber(value, overlay.unit));
