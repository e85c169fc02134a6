//! Program order: a circular linked list through the nodes, with labels that answer "is a before b" in O(1).
//!
//! The labels are 64-bit numbers. Appending leaves a wide gap; an insertion takes the middle of its gap; when a
//! gap is used up, the smallest enclosing range that is sparse enough is labelled anew (Bender, Cole, Demaine,
//! Farach-Colton, Zito: Two Simplified Algorithms for Maintaining Order in a List, 2002). An insertion costs
//! O(log n) amortised, O(1) at the end of the list.

use crate::id::NodeId;

/// The distance between labels of nodes appended one after another.
const GAP: u64 = 1 << 32;

#[derive(Clone, Copy, Debug, Default)]
struct Link {
    prev: u32,
    next: u32,
    label: u64,
}

/// The order of the nodes of one graph. Slot 0 is the sentinel, both the first and the last link.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    links: Vec<Link>,
}

impl Order {
    pub(crate) fn with_capacity(nodes: usize) -> Self {
        let mut links = Vec::with_capacity(nodes + 1);
        links.push(Link::default());
        Self { links }
    }

    #[inline]
    pub(crate) fn prev(&self, id: NodeId) -> NodeId {
        NodeId::from_index(self.link(id).prev)
    }

    #[inline]
    pub(crate) fn next(&self, id: NodeId) -> NodeId {
        NodeId::from_index(self.link(id).next)
    }

    /// Comparable within one graph at one moment. The sentinel's label is 0.
    #[inline]
    pub(crate) fn label(&self, id: NodeId) -> u64 {
        self.link(id).label
    }

    #[inline]
    fn link(&self, id: NodeId) -> Link {
        self.links.get(id.index()).copied().unwrap_or_default()
    }

    /// Makes room for this many more slots.
    pub(crate) fn reserve(&mut self, slots: usize) {
        self.links.reserve(slots);
    }

    /// Makes a slot for the next id, not in the list yet.
    pub(crate) fn push_slot(&mut self) {
        self.links.push(Link::default());
    }

    /// Takes `id` out of the list. Its own links stay, so that a walk standing on it can go on.
    pub(crate) fn unlink(&mut self, id: NodeId) {
        let link = self.link(id);
        self.links[link.prev as usize].next = link.next;
        self.links[link.next as usize].prev = link.prev;
    }

    /// Puts `id` right before `next`; the sentinel means the end.
    pub(crate) fn link_before(&mut self, id: NodeId, next: NodeId) {
        let prev = self.prev(next);
        let label = self.make_label(prev, next);
        let at = id.index() as u32;
        self.links[id.index()] = Link { prev: prev.index() as u32, next: next.index() as u32, label };
        self.links[prev.index()].next = at;
        self.links[next.index()].prev = at;
    }

    fn gap(&self, prev: NodeId, next: NodeId) -> (u64, u64) {
        let low = self.label(prev);
        let high = match next {
            NodeId::ROOT => low.saturating_add(2 * GAP),
            _ => self.label(next),
        };
        (low, high)
    }

    fn make_label(&mut self, prev: NodeId, next: NodeId) -> u64 {
        let (low, high) = self.gap(prev, next);
        if high - low > 1 {
            return low + (high - low) / 2;
        }
        self.relabel_around(if prev == NodeId::ROOT { next } else { prev });
        let (low, high) = self.gap(prev, next);
        low + (high - low) / 2
    }

    /// Spreads the labels of the smallest aligned range around `center` that is sparse enough. The density that
    /// counts as sparse falls by 1.3 with each doubling of the range, which is what makes the cost amortise.
    fn relabel_around(&mut self, center: NodeId) {
        let label = self.label(center);
        let (mut first, mut last, mut count) = (center, center, 1u64);
        let mut capacity = 1.0f64;
        for bits in 1..=64u32 {
            capacity *= 2.0 / 1.3;
            let size_minus_one = if bits == 64 { u64::MAX } else { (1u64 << bits) - 1 };
            let low = label & !size_minus_one;
            let high = low | size_minus_one;
            while self.prev(first) != NodeId::ROOT && self.label(self.prev(first)) >= low {
                first = self.prev(first);
                count += 1;
            }
            while self.next(last) != NodeId::ROOT && self.label(self.next(last)) <= high {
                last = self.next(last);
                count += 1;
            }
            let step = (high - low) / (count + 1);
            if (count as f64) < capacity && step >= 2 {
                let mut node = first;
                let mut next_label = low;
                for _ in 0..count {
                    next_label += step;
                    self.links[node.index()].label = next_label;
                    node = self.next(node);
                }
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_sorted(order: &Order, expected: usize) {
        let (mut node, mut last, mut seen) = (order.next(NodeId::ROOT), 0, 0);
        while node != NodeId::ROOT {
            assert!(order.label(node) > last, "labels rise along the list");
            (last, seen) = (order.label(node), seen + 1);
            node = order.next(node);
        }
        assert_eq!(seen, expected);
    }

    fn build(count: u32, place: impl Fn(u32) -> u32) -> Order {
        let mut order = Order::with_capacity(0);
        for id in 1..=count {
            order.push_slot();
            order.link_before(NodeId::from_index(id), NodeId::from_index(place(id)));
        }
        order
    }

    #[test]
    fn labels_stay_ordered_at_the_front_in_the_middle_and_at_the_end() {
        assert_sorted(&build(20_000, |_| 0), 20_000);
        assert_sorted(&build(20_000, |id| id - 1), 20_000);
        assert_sorted(&build(20_000, |id| u32::from(id > 1)), 20_000);
        assert_sorted(&build(20_000, |id| id / 2), 20_000);
    }
}
