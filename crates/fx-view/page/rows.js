// From the nodes side by side to what is in the list: rows, heads of modules, and folded stretches.

// Rows that stay beside a change when the rest is folded.
const CONTEXT = 2;

class Rows {
  constructor() {
    this.foldUnchanged = true;
    this.byModule = true;
    this.opened = new Map(); // What a person opened or closed, by key.
  }

  // Shows two stages. O(n log n).
  show(left, right) {
    Object.assign(this, align(left, right), { a: left, b: right });
    this.length = this.kind.length;
    this.rowOf = { left: new Map(), right: new Map() };
    this.changes = [];
    for (let row = 0; row < this.length; row++) {
      if (this.left[row] >= 0) this.rowOf.left.set(this.left[row], row);
      if (this.right[row] >= 0) this.rowOf.right.set(this.right[row], row);
      if (this.kind[row] !== SAME) this.changes.push(row);
    }
    this.group();
    this.build();
  }

  version(row, side) { return this[side][row]; }

  // Neighbouring rows of one call of a module are a group, groups nest as the modules do.
  group() {
    this.root = { start: 0, end: this.length, depth: 0, children: [], changed: this.changes.length };
    this.groupOf = new Array(this.length);
    const seen = new Map();
    let stack = [this.root];
    const close = (depth, row) => {
      while (stack.length > depth) stack.pop().end = row;
    };
    for (let row = 0; row < this.length; row++) {
      const version = this.right[row] >= 0 ? this.right[row] : this.left[row];
      const chain = modulesOf(NODES.module[version]);
      let same = 0;
      while (same < chain.length && stack[same + 1]?.module === chain[same]) same++;
      close(same + 1, row);
      for (let depth = same; depth < chain.length; depth++) {
        const module = chain[depth], nth = seen.get(module) ?? 0;
        seen.set(module, nth + 1);
        const group = { module, key: `${module}.${nth}`, start: row, end: row, depth, children: [], changed: 0, parent: stack[depth] };
        stack[depth].children.push(group);
        stack.push(group);
      }
      if (this.kind[row] !== SAME) for (const group of stack.slice(1)) group.changed++;
      this.groupOf[row] = stack[stack.length - 1];
    }
    close(0, this.length);
    this.root.end = this.length;
  }

  isOpen(group) {
    return this.opened.get(group.key) ?? !(this.foldUnchanged && group.changed === 0 && this.changes.length > 0);
  }

  // The items of the list. O(rows + groups).
  build() {
    const items = [];
    this.itemOf = new Map();
    const plain = (start, end, depth) => {
      for (let row = start; row < end;) {
        let stop = row + 1;
        if (this.kind[row] === SAME) while (stop < end && this.kind[stop] === SAME) stop++;
        const [first, last] = [row === 0 ? row : row + CONTEXT, stop === this.length ? stop : stop - CONTEXT];
        const key = `rows ${this.left[row]} ${this.right[row]}`;
        const folds = this.foldUnchanged && this.changes.length > 0 && this.kind[row] === SAME && last - first > 3 && !this.opened.get(key);
        for (let at = row; at < stop; at++) {
          if (folds && at === first) {
            items.push({ fold: key, start: first, end: last, depth });
            at = last;
            if (at >= stop) break;
          }
          this.itemOf.set(at, items.length);
          items.push({ row: at, depth });
        }
        row = stop;
      }
    };
    const nested = (group, depth) => {
      let row = group.start;
      let from = row;
      for (const child of this.byModule ? group.children : []) {
        if (child.end - child.start < 2) continue; // A head for one row says less than the row.
        plain(from, child.start, depth);
        items.push({ group: child, depth });
        if (this.isOpen(child)) nested(child, depth + 1);
        from = child.end;
      }
      plain(from, group.end, depth);
    };
    nested(this.root, 0);
    this.items = items;
  }

  // Opens or closes what an item heads; false when it heads nothing.
  toggle(item, open) {
    if (item.group) {
      const now = this.isOpen(item.group);
      if (open === now) return false;
      this.opened.set(item.group.key, !now);
    } else if (item.fold && open !== false) {
      this.opened.set(item.fold, true);
    } else {
      return false;
    }
    this.build();
    return true;
  }

  // The item of a row, after opening whatever it was folded into.
  reveal(row) {
    if (!this.itemOf.has(row)) {
      for (let group = this.groupOf[row]; group?.parent; group = group.parent) {
        if (!this.isOpen(group)) this.opened.set(group.key, true);
      }
      this.build();
      const fold = this.items.find((item) => item.fold && item.start <= row && row < item.end);
      if (fold) this.toggle(fold, true);
    }
    return this.itemOf.get(row);
  }

  // The first row that an item stands for.
  firstRow(item) { return item.row ?? item.start ?? item.group.start; }
}
