//! Every hook of a tracer is asked, and its answer counts.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use fx_ir::{Argument, DType, NewNode, NodeId};
use fx_trace::{
    Args, Buffer, Call, Init, IntoVar, Kwargs, Module, ModuleCall, Parameter, Proxy, Signature,
    TensorAttribute, Trace, TraceError, Tracer, Var, forward, kw, nn,
};

/// Notes each hook that is asked, and does what it does by default but for what the fields say.
#[derive(Default)]
struct Hooked {
    asked: RefCell<Vec<String>>,
    /// Calls of modules of this class give what they are given.
    skipped: &'static str,
    /// The module at the first path is called by the second.
    moved: (&'static str, &'static str),
    /// What reading a buffer gives.
    buffers: Option<i64>,
    /// What stands for this number among the arguments.
    instead: Option<(i64, i64)>,
    /// What is put on the targets of methods.
    renamed: &'static str,
    /// What values are hidden behind.
    negated: &'static str,
    /// The keys of every value.
    keys: &'static [&'static str],
}

impl Hooked {
    fn note(&self, hook: &str, about: impl std::fmt::Display) {
        self.asked.borrow_mut().push(format!("{hook} {about}"));
    }
}

impl Tracer for Hooked {
    fn is_leaf_module(&self, module: &dyn Module, path: &str) -> bool {
        self.note("is_leaf_module", path);
        fx_trace::is_standard_layer(module.class())
    }

    fn call_module(&self, trace: &Trace, mut call: ModuleCall<'_>, args: Args) -> Result<Var, TraceError> {
        self.note("call_module", call.path);
        if !self.skipped.is_empty() && call.module.class().ends_with(self.skipped) {
            return Ok(args.positional()[0].clone());
        }
        if self.is_leaf_module(call.module, call.path) {
            let path = call.path.to_owned();
            return self.create_proxy(trace, Call::new(fx_ir::Op::CallModule, path, args));
        }
        Ok(call.enter(args))
    }

    fn path_of_module(&self, trace: &Trace, module: &dyn Module) -> Result<Arc<str>, TraceError> {
        let path = trace.path_of_module(module)?;
        self.note("path_of_module", &path);
        Ok(if *path == *self.moved.0 { self.moved.1.into() } else { path })
    }

    fn getattr(&self, trace: &Trace, attribute: &TensorAttribute) -> Var {
        self.note("getattr", attribute.is_parameter());
        match self.buffers.filter(|_| !attribute.is_parameter()) {
            Some(number) => number.into_var(),
            None => trace.getattr(attribute),
        }
    }

    fn create_arg(&self, trace: &Trace, value: &Var) -> Result<Argument, TraceError> {
        self.note("create_arg", value);
        let made = trace.create_arg(value)?;
        Ok(match self.instead {
            Some((old, new)) if made == Argument::Int(old) => Argument::Int(new),
            _ => made,
        })
    }

    fn create_proxy(&self, trace: &Trace, mut call: Call) -> Result<Var, TraceError> {
        self.note("create_proxy", &call.target);
        if call.op == fx_ir::Op::CallMethod {
            call.target = format!("{}{}", call.target, self.renamed).into();
        }
        trace.create_proxy(call)
    }

    fn create_node(&self, trace: &Trace, node: NewNode) -> NodeId {
        self.note("create_node", "");
        trace.create_node(node)
    }

    fn proxy(&self, trace: &Trace, node: NodeId) -> Var {
        self.note("proxy", "");
        let value = trace.proxy(node);
        let is_input = trace.with_graph(|graph| graph.node(node).op() == fx_ir::Op::Placeholder);
        if is_input && !self.negated.is_empty() {
            return trace
                .create_proxy(Call::new(fx_ir::Op::CallFunction, self.negated, Args::new().arg(value)))
                .into();
        }
        value
    }

    fn create_args_for_root(
        &self,
        trace: &Trace,
        signature: &Signature,
        concrete_args: &Kwargs,
    ) -> Result<Vec<Var>, TraceError> {
        self.note("create_args_for_root", signature.params().len());
        fx_trace::SymbolicTracer.create_args_for_root(trace, signature, concrete_args)
    }

    fn keys(&self, _trace: &Trace, value: &Proxy, _args: Args) -> Result<Var, TraceError> {
        self.note("keys", value.name());
        Ok(Var::list(self.keys.iter().copied()))
    }
}

#[derive(Module)]
struct Net {
    linear: nn::Linear,
    act: nn::ReLU,
    scale: Parameter,
    count: Buffer,
}

impl Net {
    fn new() -> Self {
        let count = Buffer::init(&[2], DType::Float32, Init::Range);
        Self { linear: nn::Linear::new(2, 2), act: nn::ReLU::new(), scale: Parameter::zeros(&[2]), count }
    }

    #[forward]
    fn forward(&self, x: &Var, options: &Var) -> Result<Var, TraceError> {
        let mut x = self.act.forward(self.linear.forward(x)) * &self.scale + &self.count;
        for key in options.keys().iter()? {
            x += options.get(key);
        }
        Ok(x.view((3, -1)))
    }
}

fn traced(hooked: Hooked) -> (String, Vec<String>) {
    let hooked = Rc::new(hooked);
    let module = hooked.clone().trace_with(&Net::new(), kw![]).unwrap();
    let text = super::lines(&module);
    let asked = hooked.asked.borrow().clone();
    (text, asked)
}

#[test]
fn each_hook_is_asked() {
    let (text, asked) = traced(Hooked { keys: &["a"], ..Hooked::default() });
    insta::assert_snapshot!(text, @r"
    graph():
        %x : [num_users=1] = placeholder[target=x]
        %options : [num_users=1] = placeholder[target=options]
        %linear : [num_users=1] = call_module[target=linear](args = (%x,))
        %act : [num_users=1] = call_module[target=act](args = (%linear,))
        %scale : [num_users=1] = get_attr[target=scale]
        %mul : [num_users=1] = call_function[target=operator.mul](args = (%act, %scale))
        %count : [num_users=1] = get_attr[target=count]
        %add : [num_users=1] = call_function[target=operator.add](args = (%mul, %count))
        %getitem : [num_users=1] = call_function[target=operator.getitem](args = (%options, a))
        %add_1 : [num_users=1] = call_function[target=operator.add](args = (%add, %getitem))
        %view : [num_users=1] = call_method[target=view](args = (%add_1, 3, -1))
        return view
    ");
    for hook in [
        "is_leaf_module linear",
        "call_module act",
        "path_of_module linear",
        "getattr true",
        "getattr false",
        "create_arg -1",
        "create_proxy view",
        "create_node ",
        "proxy ",
        "create_args_for_root 2",
        "keys options",
    ] {
        assert!(asked.iter().any(|one| one == hook), "{hook}: {asked:#?}");
    }
}

#[test]
fn what_a_hook_says_counts() {
    let given = |hooked: Hooked| traced(Hooked { keys: &[], ..hooked }).0;
    let has = |text: String, part: &str| assert!(text.contains(part), "{part}: {text}");
    has(given(Hooked { skipped: "ReLU", ..Hooked::default() }), "operator.mul](args = (%linear, %scale)");
    has(
        given(Hooked { moved: ("act", "linear"), ..Hooked::default() }),
        "%linear_1 : [num_users=1] = call_module[target=linear]",
    );
    has(given(Hooked { buffers: Some(7), ..Hooked::default() }), "operator.add](args = (%mul, 7)");
    has(given(Hooked { instead: Some((3, 4)), ..Hooked::default() }), "view](args = (%add, 4, -1)");
    has(given(Hooked { renamed: "_copy", ..Hooked::default() }), "call_method[target=view_copy]");
    has(given(Hooked { negated: "torch.neg", ..Hooked::default() }), "torch.neg](args = (%x,)");
    let (text, _) = traced(Hooked { keys: &["a", "b"], ..Hooked::default() });
    has(text, "operator.getitem](args = (%options, b)");
}

#[test]
fn keys_of_a_dictionary_are_known_and_those_of_a_traced_value_are_recorded() {
    let known = Var::dict([("a", 1), ("b", 2)]).keys();
    assert_eq!(known.to_string(), "['a', 'b']");
    let module = fx_trace::symbolic_trace_fn(["x"], |[x]| x.keys()).unwrap();
    assert!(super::lines(&module).contains("call_method[target=keys](args = (%x,)"));
}
