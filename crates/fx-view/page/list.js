// The list: only the rows that can be seen are in the document.

const ROW = 22; // Pixels, as `--row` in the style.
const SPARE = 6; // Rows drawn beyond the edges.

const byId = (id) => document.getElementById(id);

// An element with children that are elements or texts. Texts of the graph never become markup.
function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== '' && child !== null && child !== undefined));
  return element;
}

class List {
  constructor(rows, state) {
    this.rows = rows;
    this.state = state; // {item, side, hits: Set of versions, overlay}
    this.box = byId('list');
    this.space = byId('space');
    this.map = byId('map');
    this.box.addEventListener('scroll', () => this.later());
    new ResizeObserver(() => { this.later(); this.drawMap(); }).observe(this.box);
    this.map.addEventListener('pointerdown', (event) => {
      const jump = (to) => {
        const at = (to.clientY - this.map.getBoundingClientRect().top) / this.map.clientHeight;
        this.box.scrollTop = at * this.space.clientHeight - this.box.clientHeight / 2;
      };
      jump(event);
      this.map.setPointerCapture(event.pointerId);
      this.map.onpointermove = jump;
      this.map.onpointerup = () => { this.map.onpointermove = null; };
    });
  }

  // The items changed.
  reset() {
    this.space.style.height = `${this.rows.items.length * ROW}px`;
    this.box.setAttribute('aria-rowcount', this.rows.items.length);
    this.draw();
    this.drawMap();
  }

  later() {
    this.pending ??= requestAnimationFrame(() => this.draw());
  }

  // How many whole rows there is room for.
  page() { return Math.max(1, Math.floor(this.box.clientHeight / ROW) - 1); }

  // Scrolls so that an item can be seen, with some room around it.
  scrollTo(item, center) {
    const top = item * ROW, height = this.box.clientHeight, margin = center ? height / 2 - ROW : 2 * ROW;
    if (top < this.box.scrollTop + (center ? ROW : margin) || top + ROW > this.box.scrollTop + height - (center ? ROW : margin)) {
      this.box.scrollTop = top < this.box.scrollTop || center ? top - margin : top + ROW + margin - height;
    }
  }

  draw() {
    if (this.pending) cancelAnimationFrame(this.pending);
    this.pending = undefined;
    const { items } = this.rows;
    const first = Math.max(0, Math.floor(this.box.scrollTop / ROW) - SPARE);
    const last = Math.min(items.length, Math.ceil((this.box.scrollTop + this.box.clientHeight) / ROW) + SPARE);
    this.mark();
    const drawn = [];
    for (let at = first; at < last; at++) drawn.push(this.element(items[at], at));
    this.space.replaceChildren(...drawn);
    if (this.state.item >= first && this.state.item < last) this.box.setAttribute('aria-activedescendant', `item${this.state.item}`);
    else this.box.removeAttribute('aria-activedescendant');
  }

  // The producers and consumers of the node under the cursor.
  mark() {
    this.near = { left: new Map(), right: new Map() };
    const item = this.rows.items[this.state.item];
    if (item?.row === undefined) return;
    for (const [side, stage] of [['left', this.rows.a], ['right', this.rows.b]]) {
      const version = this.rows.version(item.row, side);
      if (version < 0) continue;
      for (const found of consumersOf(stage, version)) this.near[side].set(found, 'consumer');
      for (const found of producersOf(stage, version)) this.near[side].set(found, 'producer');
    }
  }

  element(item, at) {
    const row = item.row !== undefined ? this.pair(item, at) : item.group ? this.head(item) : this.folded(item);
    row.id = `item${at}`;
    row.style.top = `${at * ROW}px`;
    row.dataset.item = at;
    row.setAttribute('role', 'row');
    row.setAttribute('aria-rowindex', at + 1);
    row.setAttribute('aria-level', item.depth + 1);
    if (at === this.state.item) {
      row.classList.add('cursor');
      row.setAttribute('aria-selected', 'true');
    }
    return row;
  }

  pair(item, at) {
    const kind = this.rows.kind[item.row];
    const row = make('div', `row ${KINDS[kind]}`);
    for (const side of ['left', 'right']) {
      const cell = this.cell(this.rows.version(item.row, side), side, kind, item.depth);
      if (at === this.state.item && side === this.state.side) cell.classList.add('here');
      row.append(cell);
    }
    return row;
  }

  cell(version, side, kind, depth) {
    if (version < 0) {
      const none = make('div', `cell ${side} none`);
      none.setAttribute('role', 'gridcell');
      none.setAttribute('aria-label', 'none');
      return none;
    }
    const near = this.near[side].get(version) ?? '';
    const cell = make('div', `cell ${side} ${near} ${this.state.hits.has(version) ? 'hit' : ''}`);
    cell.setAttribute('role', 'gridcell');
    cell.dataset.side = side;
    cell.style.paddingLeft = `${Math.min(depth, 12) * 10}px`;
    const mark = make('span', 'mark', MARKS[kind]);
    if (kind !== SAME) mark.setAttribute('aria-label', KINDS[kind]);
    const call = make('span', 'call');
    // What a row has no room for is not worth an element.
    for (const piece of callOf(version).slice(0, 60)) {
      if (piece.target !== undefined) call.append(make('span', 'target', piece.target));
      else if (piece.name !== undefined) call.append(make('span', 'ref', TEXTS[piece.name]));
      else if (piece) call.append(piece);
    }
    cell.append(mark, make('span', 'name', nameOf(version)), call);
    const value = textOr(NODES.value[version]);
    if (value) cell.append(make('span', 'shape', value));
    const { overlay } = this.state;
    if (overlay) {
      const number = overlay.values.get(version);
      const over = make('span', 'over', number === undefined ? '' : showOverlay(overlay, number));
      if (number !== undefined) paint(over, overlay, number);
      cell.append(over);
    }
    return cell;
  }

  head({ group, depth }) {
    const open = this.rows.isOpen(group);
    const [, path, name] = DATA.modules[group.module];
    const row = make('div', 'row wide');
    row.style.paddingLeft = `${Math.min(depth, 12) * 10 + 6}px`;
    row.setAttribute('aria-expanded', open);
    const count = group.end - group.start;
    const some = make('span', `count ${group.changed ? 'some' : ''}`, group.changed ? `${grouped(group.changed)} changed` : 'unchanged');
    const cell = make('span', '', make('span', 'twist', open ? '▾ ' : '▸ '), make('span', 'path', TEXTS[path] || '(root)'));
    cell.setAttribute('role', 'gridcell');
    row.append(cell, make('span', '', TEXTS[name].split('.').pop()), make('span', 'count', `${grouped(count)} rows`), some);
    return row;
  }

  folded(item) {
    const row = make('div', 'row wide fold');
    row.setAttribute('aria-expanded', 'false');
    const cell = make('span', '', `${grouped(item.end - item.start)} unchanged rows`);
    cell.setAttribute('role', 'gridcell');
    row.append(cell);
    return row;
  }

  // The strip beside the list: where the changes and what was found are.
  drawMap() {
    const { items, kind, left, right } = this.rows;
    const scale = window.devicePixelRatio || 1;
    const height = this.map.clientHeight;
    this.map.width = 14 * scale;
    this.map.height = Math.max(1, height * scale);
    const pen = this.map.getContext('2d');
    pen.scale(scale, scale);
    const style = getComputedStyle(document.documentElement);
    const inks = KINDS.map((name) => style.getPropertyValue(`--${name}-ink`).trim());
    const hit = style.getPropertyValue('--hit').trim();
    // As tall as the rows are in the list while that fits.
    const unit = Math.min(ROW, height / Math.max(1, items.length));
    const thick = Math.max(2, Math.min(unit - 1, 8));
    items.forEach((item, at) => {
      if (item.row === undefined) {
        if (item.group?.changed && !this.rows.isOpen(item.group)) {
          pen.fillStyle = inks[CHANGED];
          pen.fillRect(2, at * unit, 10, thick);
        }
        return;
      }
      const what = kind[item.row];
      if (what !== SAME) {
        pen.fillStyle = inks[what];
        pen.fillRect(what === ADDED ? 7 : 2, at * unit, what === ADDED || what === REMOVED ? 5 : 10, thick);
      }
      if (this.state.hits.size && (this.state.hits.has(left[item.row]) || this.state.hits.has(right[item.row]))) {
        pen.fillStyle = hit;
        pen.fillRect(4, at * unit, 6, thick);
      }
    });
  }
}

// A bar as long as the number is large, warmer towards the largest; a colour for each word.
function paint(element, overlay, value) {
  if (overlay.words) {
    element.style.background = `hsl(${(value * 137.5 + 210) % 360} 70% 50% / 0.32)`;
    element.title = overlay.words[value];
    return;
  }
  const part = overlay.top > 0 ? Math.abs(value) / overlay.top : 0;
  const width = (100 * part).toFixed(1);
  element.style.background = `linear-gradient(to right, hsl(var(--heat) / ${(0.18 + 0.5 * part).toFixed(2)}) ${width}%, hsl(var(--heat) / 0.07) ${width}%)`;
}
