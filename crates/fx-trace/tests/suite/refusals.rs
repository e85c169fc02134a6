//! What cannot be traced is refused with what happened, where, and what to do.

use std::rc::Rc;

use fx_trace::{
    Field, Module, Parameter, Trace, TraceError, Tracer, Var, Visitor, forward, functional as F, kw, nn,
    operator, symbolic_trace, symbolic_trace_fn, symbolic_trace_with, torch, wrap,
};

/// The message, the file's folders and the line taken out.
fn refusal(result: Result<fx_ir::GraphModule, TraceError>) -> String {
    let error = result.unwrap_err();
    if let (Some(file), Some(line)) = (error.file(), error.line()) {
        assert!(file.ends_with("refusals.rs") && line > 15, "{error}");
    }
    let text = error.to_string();
    match text.find("refusals.rs:") {
        Some(at) => {
            let rest = &text[at..];
            let message = rest.splitn(4, ':').nth(3).unwrap_or_default();
            format!("HERE:{message}")
        }
        None => text,
    }
}

#[test]
fn control_flow() {
    let result = symbolic_trace_fn(["x"], |[x]| {
        if operator::gt(x.sum(()), 0).to_bool()? { Ok::<_, TraceError>(x) } else { Ok(-x) }
    });
    insta::assert_snapshot!(refusal(result), @r#"
    HERE: `gt` is used as a condition, but a traced value is neither true nor false yet
      help: compute both sides and choose with `torch::where_(condition, a, b)`
      help: if the condition depends on an input that is fixed, give it in `concrete_args`
      help: if the branch must stay, put it into a function with `#[wrap]`, or make its module a leaf with `Tracer::is_leaf_module`
    "#);
}

#[test]
fn iteration_length_and_indices() {
    let result = symbolic_trace_fn(["x"], |[x]| {
        let mut sum = Var::from(Parameter::zeros(&[1]).tensor()?);
        for row in x.iter()? {
            sum += row;
        }
        Ok::<_, TraceError>(sum)
    });
    assert!(refusal(result).starts_with("HERE: `x` is iterated over, but a traced value has no items yet"));
    let result = symbolic_trace_fn(["x"], |[x]| Ok::<_, TraceError>(&x * x.len()?));
    let text = refusal(result);
    assert!(text.contains("the length of `x` is asked for") && text.contains("`x.size(0)`"), "{text}");
    let result = symbolic_trace_fn(["i"], |[i]| {
        let items = [1, 2, 3];
        Ok::<_, TraceError>(&i + items[i.to_usize()?])
    });
    assert!(refusal(result).starts_with("HERE: `i` is used as an index of a Rust container"));
}

#[test]
fn numbers() {
    let result = symbolic_trace_fn(["x"], |[x]| Ok::<_, TraceError>(&x * x.mean(()).to_f64()?));
    assert!(
        refusal(result)
            .starts_with("HERE: `mean` is turned into a number, but a traced value is no number yet")
    );
}

#[derive(Module)]
struct Repeats {
    linear: nn::Linear,
}

impl Repeats {
    #[forward]
    fn forward(&self, x: &Var, times: i64) -> Var {
        (0..times).fold(x.clone(), |x, _| self.linear.forward(x))
    }
}

#[test]
fn an_argument_that_is_a_number_is_given_in_concrete_args() {
    let net = Repeats { linear: nn::Linear::new(2, 2) };
    let text = symbolic_trace(&net).unwrap_err().to_string();
    assert!(text.contains("`times` is turned into an integer"), "{text}");
    assert!(text.contains("help: if the number is fixed, give it in `concrete_args`"), "{text}");
    let module = symbolic_trace_with(&net, kw![times = 2]).unwrap();
    let names: Vec<_> = module.graph().nodes().map(|node| node.name()).collect();
    assert_eq!(names, ["x", "times_1", "eq", "_assert", "linear", "linear_1", "output"]);
    let text = symbolic_trace_with(&net, kw![n = 2]).unwrap_err().to_string();
    assert!(text.contains("concrete_args gives `n`, but the arguments are `x`, `times`"), "{text}");
}

#[test]
fn a_module_that_is_no_part_of_the_root() {
    #[derive(Module)]
    struct Makes;

    impl Makes {
        #[forward]
        fn forward(&self, x: &Var) -> Var {
            nn::ReLU::new().forward(x)
        }
    }

    let result = symbolic_trace(&Makes);
    insta::assert_snapshot!(refusal(result), @"
    HERE: a `torch.nn.modules.activation.ReLU` is called that is not a sub-module of the traced `suite.refusals.Makes`
      in the forward of `suite.refusals.Makes`
      help: make it a field of the module that calls it, not a local variable
      help: answer `Tracer::path_of_module` when its path is known
    ");
}

#[test]
fn endless_recursion() {
    #[derive(Module)]
    struct Loops {
        linear: nn::Linear,
    }

    impl Loops {
        #[forward]
        fn forward(&self, x: &Var) -> Var {
            self.forward(&self.linear.forward(x))
        }
    }

    let net = Loops { linear: nn::Linear::new(1, 1) };
    let text = refusal(symbolic_trace(&net));
    assert!(text.contains("modules call each other more than"), "{text}");
    // Outside a trace as well.
    let error = net.forward(&Var::none());
    assert!(error.error().is_some());
}

#[test]
fn values_of_two_traces_and_of_a_trace_that_ended() {
    let other = Trace::new();
    let stranger = other.placeholder("stranger");
    let text = refusal(symbolic_trace_fn(["x"], |[x]| x * &stranger));
    assert!(text.starts_with("HERE: `operator.mul` is given values of two different traces"), "{text}");
    // torch.fx refuses this one only, and makes a broken graph of the operator.
    let text = refusal(symbolic_trace_fn(["x"], |[x]| torch::mul(x, &stranger)));
    assert!(text.starts_with("HERE: `torch.mul` is given values of two different traces"), "{text}");

    let escaped = std::cell::RefCell::new(Var::none());
    symbolic_trace_fn(["x"], |[x]| {
        *escaped.borrow_mut() = x.clone();
        x
    })
    .unwrap();
    let late = &*escaped.borrow() + 1;
    let text = late.error().unwrap().to_string();
    assert!(text.contains("`operator.add` is given a value whose trace has ended"), "{text}");
    let text = refusal(symbolic_trace_fn(["x"], |[x]| x + &*escaped.borrow()));
    assert!(text.contains("whose trace has ended"), "{text}");
}

#[test]
fn panics_end_the_trace_and_nothing_else() {
    let result = symbolic_trace_fn(["x"], |[x]| {
        assert!(!x.is_traced(), "no traced values here");
        x
    });
    let text = refusal(result);
    assert!(text.contains("the code panicked: no traced values here"), "{text}");
    assert!(!fx_trace::is_tracing());
    assert!(symbolic_trace_fn(["x"], |[x]| x + 1).is_ok());
}

/// Two parts under one name, and names that no path can have.
struct Names(&'static [&'static str]);

impl Module for Names {
    fn class(&self) -> &str {
        "Names"
    }

    fn walk(&self, visitor: &mut dyn Visitor) {
        for name in self.0 {
            Parameter::zeros(&[1]).visit(name, visitor);
        }
    }

    fn signature(&self) -> fx_trace::SignatureRef<'_> {
        fx_trace::SignatureRef::Owned(fx_trace::Signature::default())
    }

    fn call_forward(&self, _args: fx_trace::Args) -> Var {
        Var::none()
    }
}

#[test]
fn names_are_given_once_and_fit_into_paths() {
    let text = |names| symbolic_trace(&Names(names)).unwrap_err().to_string();
    assert!(text(&["a", "a"]).contains("there is a `a` already"));
    assert!(text(&["a.b"]).contains("`a.b` cannot be the name"));
    assert!(text(&[""]).contains("it is empty"));
}

#[test]
fn sizes_that_make_no_sense() {
    let text = symbolic_trace(&nn::Sequential::new().push(nn::Linear::new(-1, 2))).unwrap_err().to_string();
    assert!(text.contains("a tensor of shape [2, -1] has a negative size"), "{text}");
    let text = symbolic_trace(&nn::Sequential::new().push(nn::Conv2d::new(4, 4, 3).groups(0)))
        .unwrap_err()
        .to_string();
    assert!(text.contains("negative size"), "{text}");
    let text = symbolic_trace(&nn::Sequential::new().push(nn::Linear::new(i64::MAX, i64::MAX)));
    assert!(text.unwrap_err().to_string().contains("beyond any memory"));
}

#[test]
fn a_module_without_forward_and_calls_that_do_not_fit() {
    #[derive(Module)]
    struct Holds {
        linear: nn::Linear,
    }

    let text = symbolic_trace(&Holds { linear: nn::Linear::new(1, 1) }).unwrap_err().to_string();
    assert!(text.contains("has no forward: put `#[forward]`"), "{text}");

    #[derive(Module)]
    struct Calls {
        inner: nn::ModuleList,
    }

    impl Calls {
        #[forward]
        fn forward(&self, x: &Var) -> Var {
            self.inner.call(0, (x, x, x))
        }
    }

    let net = Calls { inner: nn::ModuleList::new().push(Repeats { linear: nn::Linear::new(2, 2) }) };
    let text = refusal(symbolic_trace(&net));
    assert!(text.starts_with("HERE: there are more than the 2 arguments `x`, `times`"), "{text}");
}

#[test]
fn hooks_answer_what_is_refused_by_default() {
    /// Every traced value is true and has three items.
    struct Answers;

    impl Tracer for Answers {
        fn to_bool(&self, _trace: &Trace, _value: &fx_trace::Proxy) -> Result<bool, TraceError> {
            Ok(true)
        }

        fn iter(&self, _trace: &Trace, value: &fx_trace::Proxy) -> Result<Vec<Var>, TraceError> {
            let value = Var::from(value.clone());
            Ok((0..3).map(|at| value.get(at)).collect())
        }
    }

    let module = fx_trace::trace_function(
        Answers,
        ["x"],
        |[x]| {
            let mut sum = if x.to_bool()? { x.clone() } else { -&x };
            for item in x.iter()? {
                sum += item;
            }
            Ok::<_, TraceError>(sum)
        },
        kw![],
    );
    let names: Vec<_> = module.unwrap().graph().nodes().map(|node| node.name().to_owned()).collect();
    assert_eq!(names, ["x", "getitem", "getitem_1", "getitem_2", "add", "add_1", "add_2", "output"]);
}

/// Not traced into.
#[wrap]
fn branches(x: &Var, limit: f64) -> Result<Var, TraceError> {
    if operator::gt(x, limit).to_bool()? { Ok(x.clone()) } else { Ok(x * 2) }
}

#[wrap("my_package.ops.scale")]
fn scale(x: &Var, by: f64) -> Var {
    x * by
}

#[test]
fn wrapped_functions_are_one_call_and_run_on_constants() {
    let module = symbolic_trace_fn(["x"], |[x]| {
        let y = branches(&Var::from(fx_trace::TraceError::refused("unused")), 0.0);
        assert!(y.is_err());
        let three = branches(&fx_trace::IntoVar::into_var(3.0), 1.0)?;
        Ok::<_, TraceError>(scale(&branches(&x, 0.5)?, 2.0) + three)
    })
    .unwrap();
    insta::assert_snapshot!(crate::lines(&module), @"
    graph():
        %x : [num_users=1] = placeholder[target=x]
        %branches : [num_users=1] = call_function[target=suite.refusals.branches](args = (%x, 0.5))
        %scale : [num_users=1] = call_function[target=my_package.ops.scale](args = (%branches, 2.0))
        %add : [num_users=1] = call_function[target=operator.add](args = (%scale, 3.0))
        return add
    ");
    let code = fx_codegen::python_code(&module, &fx_codegen::PythonOptions::default()).unwrap().src;
    assert!(code.contains("torch.fx._symbolic_trace.wrap(\"suite_refusals_branches\")"), "{code}");
}

#[test]
fn the_first_error_is_the_one_that_comes_out() {
    let result = symbolic_trace_fn(["x"], |[x]| {
        let first = Var::from(TraceError::refused("the first"));
        let second = torch::cat([first, x.clone()], 1).relu();
        Var::list([second, Var::from(TraceError::refused("the second"))])
    });
    assert!(refusal(result).contains("the first"));
}

#[test]
fn a_shared_tracer_can_be_read_afterwards() {
    #[derive(Default)]
    struct Counts(std::cell::Cell<usize>);

    impl Tracer for Counts {
        fn create_node(&self, trace: &Trace, node: fx_ir::NewNode) -> fx_ir::NodeId {
            self.0.set(self.0.get() + 1);
            trace.create_node(node)
        }
    }

    let counts = Rc::new(Counts::default());
    let module = counts.clone().trace(&nn::Sequential::new().push(nn::ReLU::new())).unwrap();
    assert_eq!(counts.0.get(), module.graph().len());
}

#[test]
fn operations_that_write_are_refused_where_that_is_asked_for() {
    struct Functional;

    impl Tracer for Functional {
        fn check_mutable_operations(&self) -> bool {
            true
        }
    }

    let trace = |body: fn(Var) -> Var| fx_trace::trace_function(Functional, ["x"], |[x]| body(x), kw![]);
    insta::assert_snapshot!(refusal(trace(|x| torch::relu_(&x) + 1)), @"
    HERE: `torch.relu_` writes to `x`, and this tracer takes functional code only
      help: call the form that gives a new value: `relu()` for `relu_()`, without `inplace` or `out`
    ");
    for body in [|x: Var| x.add_(1), |x: Var| F::relu_with(&x, kw![inplace = true])] {
        assert!(refusal(trace(body)).contains("writes to `x`"));
    }
    // What only reads is let through, and so is what nothing is known of.
    trace(|x| fx_trace::call_function("my_package.unknown", &x).relu()).unwrap();
}
