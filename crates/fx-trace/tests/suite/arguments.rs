//! Inputs of the root: stars, defaults, annotations, and what `concrete_args` fixes, compared with torch.fx's goldens.

use std::io::Read;

use fx_codegen::{PythonOptions, python_code};
use fx_trace::{IntoVar, Module, SymbolicTracer, Var, forward, kw, nn, symbolic_trace, trace_function};

fn golden(name: &str) -> String {
    let path = format!("{}/../../tests/data/dump/hand-{name}.json.gz", env!("CARGO_MANIFEST_DIR"));
    let mut text = String::new();
    flate2::read::GzDecoder::new(std::fs::File::open(&path).unwrap()).read_to_string(&mut text).unwrap();
    let golden: serde_json::Value = serde_json::from_str(&text).unwrap();
    golden["code"].as_str().unwrap().to_owned()
}

fn code(module: &fx_ir::GraphModule) -> String {
    python_code(module, &PythonOptions::default()).unwrap().src
}

#[test]
fn a_fixed_number_is_checked() {
    let body = |[a, b]: [Var; 2]| if b.to_bool()? { Ok(a) } else { Ok::<_, fx_trace::TraceError>(a * 2) };
    let module = trace_function(SymbolicTracer, ["a", "b"], body, kw![b = false]).unwrap();
    assert_eq!(code(&module), golden("specialised"));
}

#[test]
fn containers_are_flattened() {
    let body = |[x]: [Var; 1]| Var::dict([("s", x.get("a") + x.get("b"))]);
    let nested = Var::dict([("a", Var::ph()), ("b", Var::ph())]);
    let module = trace_function(SymbolicTracer, ["x"], body, kw![x = nested]).unwrap();
    assert_eq!(code(&module), golden("pytree"));

    let body = |[x, y]: [Var; 2]| Var::list([x.get(0) * y, Var::tuple([x.get(1)])]);
    let nested = kw![x = Var::list([Var::ph(), Var::ph()]), y = Var::ph()];
    let module = trace_function(SymbolicTracer, ["x", "y"], body, nested).unwrap();
    assert_eq!(code(&module), golden("pytree_list"));
}

#[test]
fn none_is_checked_too() {
    let body = |[x, mask]: [Var; 2]| if mask.is_none() { x } else { x * mask };
    let module = trace_function(SymbolicTracer, ["x", "mask"], body, kw![mask = ()]).unwrap();
    let call = module.graph().find("_assert_is_none").unwrap();
    assert_eq!(call.target(), "torch.fx._symbolic_trace._assert_is_none");
}

#[derive(Module)]
struct Stars;

impl Stars {
    #[forward(*args, **kwargs)]
    fn forward(&self, x: &Var, args: &Var, kwargs: &Var) -> Var {
        x + args.get(0) * kwargs.get("scale")
    }
}

#[test]
fn stars_are_one_value_each() {
    assert_eq!(code(&symbolic_trace(&Stars).unwrap()), golden("stars"));
}

#[test]
fn annotations_and_defaults_are_kept() {
    #[derive(Module)]
    struct Typed;

    impl Typed {
        #[forward(x: "torch.Tensor", scale: "float" = 2.0, mode = "sum", mask = None, -> "torch.Tensor")]
        fn forward(&self, x: &Var, scale: &Var, mode: &Var, mask: &Var) -> Var {
            let _ = (mode, mask);
            x * scale
        }
    }

    let module = symbolic_trace(&Typed).unwrap();
    let head = code(&module).lines().nth(3).unwrap().to_owned();
    assert_eq!(
        head,
        "def forward(self, x : torch.Tensor, scale : float = 2.0, mode = 'sum', mask = None) -> torch.Tensor:"
    );
}

#[test]
fn calls_bind_names_defaults_and_stars() {
    #[derive(Module)]
    struct Calls {
        stars: nn::ModuleList,
    }

    impl Calls {
        #[forward]
        fn forward(&self, x: &Var) -> Var {
            self.stars.call(0, (x, 2, kw![scale = 3]))
        }
    }

    // Numbers are computed where they are, and recorded as their result.
    let module = symbolic_trace(&Calls { stars: nn::ModuleList::new().push(Stars) }).unwrap();
    let add = module.graph().find("add").unwrap();
    assert_eq!(add.args()[1], fx_ir::Argument::Int(6));
}

#[test]
fn python_s_arithmetic_on_numbers() {
    use fx_trace::operator;
    let int = |value: Var| value.to_i64().unwrap();
    assert_eq!(int(operator::floordiv(-7, 2)), -4);
    assert_eq!(int(operator::floordiv(7, -2)), -4);
    assert_eq!(int(operator::mod_(-7, 2)), 1);
    assert_eq!(int(operator::mod_(7, -2)), -1);
    assert_eq!(operator::truediv(7, 2).to_f64().unwrap(), 3.5);
    assert!(operator::floordiv(1, 0).error().is_some());
    assert!(operator::add(i64::MAX, 1).error().is_some(), "what needs more than 64 bits is not computed");
    let list = Var::list([1, 2, 3, 4]);
    assert_eq!(list.get(-1).to_i64().unwrap(), 4);
    assert_eq!(list.get(1..3).to_string(), "[2, 3]");
    assert!(list.get(9).error().is_some());
    assert_eq!((1, "a", true, ()).into_var().to_string(), "(1, 'a', True, None)");
}
