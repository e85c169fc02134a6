//! Counting floating-point operations from what the arguments of a call are, in sub-graphs too.

use std::cell::{Cell, RefCell};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use fx_ir::{GraphModule, Node, NodeId, NodeMap, Op, ValueMeta};
use fx_shapes::{Arg, Registry as Shapes, Sym, Value as Shaped};

use crate::error::Error;
use crate::interpreter::Interpreter;
use crate::session::Session;
use crate::value::Value;

/// What each value of a graph is, for counting the operations of its users.
pub(crate) type Known = NodeMap<Option<Shaped<Sym>>>;

/// Counts operations. Those of sub-graphs only while it is counting, which takes time that a profile must not show.
pub(crate) struct Flops {
    shapes: Shapes<Sym>,
    is_counting: AtomicBool,
    /// The operations of the sub-graphs that ran since somebody asked.
    inner: AtomicU64,
}

impl Flops {
    pub(crate) fn new() -> Self {
        Self { shapes: Shapes::flops(), is_counting: AtomicBool::new(true), inner: AtomicU64::new(0) }
    }

    /// Whether sub-graphs are to be run by [`run`](Self::run).
    pub(crate) fn is_counting(&self) -> bool {
        self.is_counting.load(Ordering::Relaxed)
    }

    pub(crate) fn stop_counting(&self) {
        self.is_counting.store(false, Ordering::Relaxed);
    }

    /// The operations of the sub-graphs that ran since it was asked last.
    pub(crate) fn take_inner(&self) -> u64 {
        self.inner.swap(0, Ordering::Relaxed)
    }

    /// Runs a sub-graph and counts its operations.
    pub(crate) fn run(
        &self,
        module: &GraphModule,
        session: Session,
        inputs: Vec<Value>,
    ) -> Result<Value, Error> {
        let known = RefCell::new(Known::for_graph(module.graph(), None));
        let mut interpreter = Interpreter::with_session(module, session)?.observe(|node, value: &Value| {
            let count = self.count(module, node, &mut known.borrow_mut(), value.to_meta().as_ref());
            self.inner.fetch_add(count, Ordering::Relaxed);
        });
        interpreter.run(inputs)
    }

    /// The operations of a call that gave `result`, which is noted in `known`; those of sub-graphs are not in it.
    pub(crate) fn count(
        &self,
        module: &GraphModule,
        node: Node<'_>,
        known: &mut Known,
        result: Option<&ValueMeta>,
    ) -> u64 {
        let shaped = result.map(Shaped::from_value_meta);
        let mut gives_tensors = false;
        if let Some(shaped) = &shaped {
            shaped.for_each_tensor(&mut |_| gives_tensors = true);
        }
        let count = if gives_tensors { self.of_call(module, node, known) } else { None };
        known.set(node.id(), shaped);
        // Where there is no function, there is nothing worth counting.
        count.unwrap_or(0)
    }

    fn of_call(&self, module: &GraphModule, node: Node<'_>, known: &Known) -> Option<u64> {
        let value = |id: NodeId| known.get(id).as_ref();
        let args: Option<Vec<Arg<'_, Sym>>> =
            node.args().iter().map(|argument| Arg::of(argument, &value).ok()).collect();
        let kwargs: Option<Vec<(&str, Arg<'_, Sym>)>> = node
            .kwargs()
            .iter()
            .map(|(name, argument)| Some((&**name, Arg::of(argument, &value).ok()?)))
            .collect();
        let (args, kwargs, unknowns) = (args?, kwargs?, Cell::new(0));
        let count = match node.op() {
            Op::CallModule => {
                self.shapes.call_module(module.modules(), node.target(), &args, &kwargs, &unknowns)
            }
            op @ (Op::CallFunction | Op::CallMethod) => {
                self.shapes.call_target(op, node.target(), &args, &kwargs, &unknowns)
            }
            Op::Placeholder | Op::GetAttr | Op::Output => return None,
        };
        match count {
            Ok(Shaped::Int(Sym::Int(count))) => u64::try_from(count).ok(),
            _ => None,
        }
    }
}
