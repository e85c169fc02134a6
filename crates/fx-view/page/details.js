// The pane that tells everything about one node, or what the two stages have.

const MOST_LINKS = 200; // Links of one kind that are listed.

class Details {
  // `go(side, version)` goes to a node; `goName(name)` to the last stage that has it.
  constructor(rows, actions) {
    this.rows = rows;
    this.actions = actions;
    this.box = byId('details');
  }

  get isOpen() { return !document.body.classList.contains('closed'); }

  close() { document.body.classList.add('closed'); }

  open() { document.body.classList.remove('closed'); }

  fill(title, kind, sections) {
    const close = make('button', '', 'Close');
    close.id = 'close';
    close.type = 'button';
    close.title = 'Close (Esc)';
    close.addEventListener('click', this.actions.close);
    const head = make('h2', '', title, make('small', '', kind));
    this.box.replaceChildren(close, head, make('div', 'sections', ...sections.filter(Boolean)));
    this.box.scrollTop = 0;
  }

  link(text, act, title) {
    const button = make('button', 'link', text);
    button.type = 'button';
    if (title) button.title = title;
    button.addEventListener('click', act);
    return button;
  }

  nodeLink(side, name) {
    const stage = side === 'left' ? this.rows.a : this.rows.b;
    const version = lookup(stage).byName.get(name);
    if (version !== undefined) return this.link(TEXTS[name], () => this.actions.go(side, version));
    return this.link(TEXTS[name], () => this.actions.goName(name), 'In another stage');
  }

  pieces(side, pieces) {
    return pieces.map((piece) => (piece.name === undefined ? piece.target ?? piece : this.nodeLink(side, piece.name)));
  }

  links(title, side, versions, id) {
    const list = make('ul');
    for (const version of versions.slice(0, MOST_LINKS)) {
      const value = textOr(NODES.value[version]);
      list.append(make('li', '', this.nodeLink(side, NODES.name[version]), value && make('span', 'key', `  ${value}`)));
    }
    if (versions.length > MOST_LINKS) list.append(make('li', 'key', `and ${versions.length - MOST_LINKS} more`));
    if (!versions.length) list.append(make('li', 'key', 'none'));
    const found = section(`${title} (${versions.length})`, list);
    found.id = id;
    return found;
  }

  // Everything about the node in one half of a row.
  node(row, side) {
    const { rows } = this;
    const version = rows.version(row, side);
    const stage = side === 'left' ? rows.a : rows.b;
    const sections = [this.changes(row, side), this.call(version, side), this.source(version)];
    sections.push(
      this.links('Producers', side, producersOf(stage, version), 'producers'),
      this.links('Consumers', side, consumersOf(stage, version), 'consumers'),
      this.provenance(version, side, stage),
      this.module(version),
      this.overlays(version),
    );
    this.fill(nameOf(version), `${opOf(version)} in ${stageName(stage)}`, sections);
  }

  call(version, side) {
    const target = make('li', '', make('span', 'key', 'target '), TEXTS[NODES.target[version]]);
    const list = make('ul', '', target);
    argumentsOf(version).forEach(([keyword, pieces], at) => {
      const key = make('span', 'key', keyword ? `${keyword} = ` : `${at}  `);
      key.title = keyword ? 'keyword argument' : 'positional argument';
      list.append(make('li', '', key, ...this.pieces(side, pieces)));
    });
    const type = textOr(NODES.type[version]), value = textOr(NODES.value[version]);
    if (type) list.append(make('li', '', make('span', 'key', 'type '), type));
    if (value) list.append(make('li', '', make('span', 'key', 'value '), make('span', 'shape', value)));
    return section('Call', list);
  }

  source(version) {
    const source = sourceOf(version);
    if (!source) return section('Source', make('p', 'key', 'not recorded'));
    const frame = ({ file, place, inside }) => {
      const where = make('p', '');
      if (file.startsWith('/')) {
        const link = make('a', '', place);
        link.href = `file://${encodeURI(file).replace(/[?#]/g, encodeURIComponent)}`;
        where.append(link);
      } else {
        where.append(place);
      }
      if (inside) where.append(make('span', 'key', `  in ${inside}`));
      return where;
    };
    const parts = [frame(source), source.code && make('pre', '', source.code)];
    if (source.frames.length > 1) {
      const all = make('details', '', make('summary', '', `${source.frames.length} frames, outermost first`));
      for (const each of source.frames) all.append(frame(each), each.code && make('pre', '', each.code));
      parts.push(all);
    }
    const found = section('Source', ...parts);
    found.id = 'source';
    return found;
  }

  module(version) {
    const chain = modulesOf(NODES.module[version]);
    if (!chain.length) return null;
    const list = make('ul');
    chain.forEach((at) => {
      const [, path, name] = DATA.modules[at];
      list.append(make('li', '', TEXTS[path], make('span', 'key', `  ${TEXTS[name]}`)));
    });
    return section('Modules', list);
  }

  provenance(version, side, stage) {
    const list = make('ul');
    const names = (from) => from.slice(0, MOST_LINKS).flatMap((name, at) => [at ? ', ' : '', this.nodeLink(side, name)]);
    for (const { pass, from } of originOf(version)) {
      list.append(make('li', '', make('span', 'key', `${pass || 'capture'} from `), ...names(from)));
    }
    const heirs = heirsOf(NODES.name[version]);
    const gone = stage + 1 < STAGES.length && lastStageWith(NODES.name[version], STAGES.length - 1);
    if (gone !== false && gone < STAGES.length - 1) {
      list.append(make('li', '', make('span', 'key', 'gone after '), stageName(gone + 1)));
    }
    if (heirs.length) list.append(make('li', '', make('span', 'key', 'became, or went into, '), ...names(heirs)));
    if (!list.childNodes.length) list.append(make('li', 'key', 'as captured'));
    const found = section('Provenance', list);
    found.id = 'provenance';
    return found;
  }

  // The version of a node that moved in the other stage.
  elsewhere(row, side) {
    return lookup(side === 'left' ? this.rows.b : this.rows.a).byName.get(NODES.name[this.rows.version(row, side)]);
  }

  // What differs from the other half of the row.
  changes(row, side) {
    const kind = this.rows.kind[row];
    const [was, now] = [this.rows.version(row, 'left'), this.rows.version(row, 'right')];
    if (kind === SAME) return null;
    const [a, b] = [stageName(this.rows.a), stageName(this.rows.b)];
    if (was < 0 || now < 0) {
      const text = { [ADDED]: `not in ${a}`, [REMOVED]: `not in ${b}`, [MOVED]: 'stands elsewhere in ' }[kind];
      const there = side === 'left' ? 'right' : 'left';
      const link = kind === MOVED && this.link(there === 'left' ? a : b, () => this.actions.go(there, this.elsewhere(row, side)));
      return section('Change', make('p', '', text, link || ''));
    }
    const show = {
      name: nameOf, op: opOf, target: (version) => TEXTS[NODES.target[version]], args: (version) => textOf(callOf(version)),
      type: (version) => textOr(NODES.type[version], 'none'), value: (version) => textOr(NODES.value[version], 'none'),
      trace: (version) => sourceOf(version)?.place ?? 'none',
      module: (version) => modulesOf(NODES.module[version]).map((at) => TEXTS[DATA.modules[at][1]]).pop() ?? 'none',
      weights: (version) => (NODES.weights[version] < 0 ? 'none' : `no. ${NODES.weights[version] + 1}`),
      origin: (version) => originOf(version).map(({ pass, from }) => `${pass}: ${from.map((name) => TEXTS[name]).join(', ')}`).join('; ') || 'none',
    };
    const titles = { args: 'call', value: 'value', trace: 'source', origin: 'provenance', weights: 'values of its tensors' };
    const list = make('ul');
    for (const field of fieldsThatDiffer(was, now)) {
      const [old, new_] = [show[field](was), show[field](now)];
      list.append(make('li', '', make('span', 'key', `${titles[field] ?? field} `), make('del', '', old), ' ', make('ins', '', new_)));
    }
    return section(`Change from ${a} to ${b}`, list);
  }

  overlays(version) {
    const list = make('ul');
    for (const overlay of OVERLAYS) {
      const value = overlay.values.get(version);
      if (value !== undefined) list.append(make('li', '', make('span', 'key', `${overlay.name} `), showOverlay(overlay, value)));
    }
    return list.childNodes.length ? section('Overlays', list) : null;
  }

  // What the two stages have, when no node is chosen.
  summary() {
    const { a, b } = this.rows;
    const counts = new Map();
    [a, b].forEach((stage, side) => {
      for (const version of ORDERS[stage]) {
        const op = opOf(version);
        const what = op.startsWith('call') ? shortTarget(TEXTS[NODES.target[version]]) : op;
        if (!counts.has(what)) counts.set(what, [0, 0]);
        counts.get(what)[side]++;
      }
    });
    const delta = ([was, now]) => now - was;
    const order = [...counts].sort((x, y) => Math.abs(delta(y[1])) - Math.abs(delta(x[1])) || y[1][1] - x[1][1] || (x[0] < y[0] ? -1 : 1));
    const table = (head, body) => {
      const row = (cells, tag) => make('tr', '', ...cells.map((cell, at) => {
        const text = String(cell);
        const sign = tag === 'td' && at === 3 ? (text.startsWith('+') ? ' up' : text.startsWith('−') ? ' down' : '') : '';
        return make(tag, (at ? 'number' : '') + sign, text);
      }));
      return make('table', '', make('thead', '', row(head, 'th')), make('tbody', '', ...body.map((cells) => row(cells, 'td'))));
    };
    const signed = (value, show = String) => (value === 0 ? ' ' : (value > 0 ? '+' : '−') + show(Math.abs(value)));
    const [left, right] = [stageName(a), stageName(b)];
    const operators = order.slice(0, MOST_LINKS).map(([what, pair]) => [what, ...pair.map(grouped), signed(delta(pair), grouped)]);
    const totals = OVERLAYS.filter((overlay) => !overlay.words).map((overlay) => {
      const sum = (stage) => ORDERS[stage].reduce((sum, version) => sum + (overlay.values.get(version) ?? 0), 0);
      const [was, now] = [sum(a), sum(b)];
      const show = (value) => showNumber(value, overlay.unit);
      return [overlay.name, show(was), show(now), signed(now - was, show)];
    });
    const counted = section(`Nodes by what they do (${counts.size})`, table(['', left, right, ''], operators));
    counted.classList.add('long');
    const summed = totals.length ? section('Overlays, summed over the nodes', table(['', left, right, ''], totals)) : null;
    this.fill(`${left} and ${right}`, '', [counted, summed]);
  }
}

function section(title, ...children) {
  return make('section', '', make('h3', '', title), ...children);
}
