//! Schemas and look-up.

use std::collections::BTreeSet;

use super::op;
use crate::{Op, overloads, schemas};

#[test]
fn a_schema_says_everything() {
    let schema = op("aten::split.Tensor").schema().unwrap();
    insta::assert_debug_snapshot!(schema, @r#"
    Schema {
        name: "aten::split",
        overload: "Tensor",
        args: [
            Param {
                name: "self",
                ty: "Tensor",
                kwarg_only: false,
                default: None,
                alias: Some(
                    Alias {
                        set: "a",
                        after: Some(
                            "*",
                        ),
                        is_write: false,
                    },
                ),
            },
            Param {
                name: "split_size",
                ty: "SymInt",
                kwarg_only: false,
                default: None,
                alias: None,
            },
            Param {
                name: "dim",
                ty: "int",
                kwarg_only: false,
                default: Some(
                    "0",
                ),
                alias: None,
            },
        ],
        returns: [
            Param {
                name: "",
                ty: "Tensor[]",
                kwarg_only: false,
                default: None,
                alias: Some(
                    Alias {
                        set: "a",
                        after: None,
                        is_write: false,
                    },
                ),
            },
        ],
        tags: [
            "pt2_compliant_tag",
        ],
        is_mutable: false,
        text: "aten::split.Tensor(Tensor(a -> *) self, SymInt split_size, int dim=0) -> Tensor(a)[]",
    }
    "#);
    assert_eq!(
        schema.to_string(),
        "aten::split.Tensor(Tensor(a -> *) self, SymInt split_size, int dim=0) -> Tensor(a)[]"
    );
}

#[test]
fn parameters_in_the_schema_s_own_words() {
    let show = |name| {
        let schema = op(name).schema().unwrap();
        let args = schema.args.iter().map(|p| {
            let alias =
                p.alias.as_ref().map(|a| format!(" ({}{})", a.set, if a.is_write { "!" } else { "" }));
            let default = p.default.as_ref().map(|d| format!(" = {d}"));
            let star = if p.kwarg_only { "*" } else { "" };
            format!("{star}{}: {}{}{}", p.name, p.ty, alias.unwrap_or_default(), default.unwrap_or_default())
        });
        let args: Vec<String> = args.collect();
        format!("{} [{}]", args.join(", "), schema.tags.join(" "))
    };
    insta::assert_snapshot!(show("aten::max_pool2d"), @"self: Tensor, kernel_size: int[2], stride: int[2] = [], padding: int[2] = 0, dilation: int[2] = 1, ceil_mode: bool = False [pt2_compliant_tag]");
    insta::assert_snapshot!(show("aten::add.out"), @"self: Tensor, other: Tensor, *alpha: Scalar = 1, *out: Tensor (a!) [out pointwise pt2_compliant_tag]");
    insta::assert_snapshot!(show("aten::index.Tensor"), @"self: Tensor, indices: Tensor?[] [core dynamic_output_shape pt2_compliant_tag]");
    insta::assert_snapshot!(show("aten::dropout"), @"input: Tensor, p: float, train: bool [maybe_aliasing_or_mutating nondeterministic_seeded pt2_compliant_tag]");
    insta::assert_snapshot!(show("aten::fft_fft"), @"self: Tensor, n: SymInt? = None, dim: int = -1, norm: str? = None [pt2_compliant_tag]");
    insta::assert_snapshot!(show("aten::_foreach_add_.Scalar"), @"self: Tensor[] (a!), scalar: Scalar [inplace pt2_compliant_tag]");
    insta::assert_snapshot!(show("aten::gelu"), @r#"self: Tensor, *approximate: str = "none" [core pointwise pt2_compliant_tag]"#);
    insta::assert_snapshot!(show("aten::zeros_like"), @"self: Tensor, *dtype: ScalarType? = None, *layout: Layout? = None, *device: Device? = None, *pin_memory: bool? = None, *memory_format: MemoryFormat? = None [pt2_compliant_tag]");
    assert!(op("aten::add_.Tensor").schema().unwrap().is_mutable);
    assert!(!op("aten::add.Tensor").schema().unwrap().is_mutable);
}

#[test]
fn all_schemas_are_listed_in_order_and_can_be_found() {
    let all = schemas().unwrap();
    assert!(all.len() > 3000, "{}", all.len());
    assert!(all.is_sorted_by(|a, b| (&a.name, &a.overload) < (&b.name, &b.overload)));
    let known: BTreeSet<&str> = all.iter().flat_map(|s| &s.tags).map(String::as_str).collect();
    assert!(known.contains("core") && known.contains("nondeterministic_seeded"));
    assert!(!known.contains("unknown"));
    for schema in &all {
        let text = schema.to_string();
        assert!(text.starts_with(&format!("{}(", schema.qualified_name())), "{text}");
        for param in &schema.args {
            assert!(!param.ty.is_empty() && param.default.as_deref() != Some(""), "{text}");
        }
        if schema.name.starts_with("aten::") {
            assert_eq!(Op::find(&schema.name, &schema.overload).unwrap().schema().unwrap(), schema);
        }
    }
}

#[test]
fn overloads_of_one_operator() {
    let names: Vec<String> = overloads("aten::pow").unwrap().into_iter().map(|s| s.overload).collect();
    insta::assert_debug_snapshot!(names, @r#"
    [
        "Scalar",
        "Scalar_out",
        "Tensor_Scalar",
        "Tensor_Scalar_out",
        "Tensor_Tensor",
        "Tensor_Tensor_out",
    ]
    "#);
    assert!(overloads("aten::no_such").unwrap().is_empty());
    assert!(overloads("").unwrap().is_empty());
}

#[test]
fn kernels_are_those_registered_directly() {
    assert!(op("aten::mm").has_kernel("CPU").unwrap());
    assert!(op("aten::mm").has_kernel("Meta").unwrap());
    assert!(!op("aten::nonzero").has_kernel("Meta").unwrap());
    assert!(op("aten::linear").has_kernel("CompositeImplicitAutograd").unwrap());
    insta::assert_snapshot!(op("aten::mm").has_kernel("NoSuchKey").unwrap_err(), @"aten::mm: there is no dispatch key 'NoSuchKey'");
}
