//! Which methods values have: those that the documentation of `torch.Tensor` lists.

use std::collections::BTreeSet;

/// What the documentation lists and values do not have, and why.
const LEFT_OUT: &[(&str, &[&str])] = &[
    (
        "takes or gives a Python object, which no graph holds",
        &[
            "apply_",
            "as_subclass",
            "map_",
            "module_load",
            "numpy",
            "register_hook",
            "register_post_accumulate_grad_hook",
        ],
    ),
    (
        "is about the memory of a tensor, which a traced value does not have",
        &[
            "const_data_ptr",
            "data_ptr",
            "is_shared",
            "share_memory_",
            "storage",
            "storage_type",
            "untyped_storage",
        ],
    ),
    (
        "is of a device that tch does not know",
        &["ipu", "is_ipu", "is_mps", "is_xla", "is_xpu", "mtia", "xpu"],
    ),
    ("is a rare property: `attr` reads it", &["grad_dtype", "is_sparse_csr", "retains_grad"]),
    (
        "is written in Python over other methods: `call_method` records it",
        &["dim_order", "lu", "to_sparse_coo"],
    ),
];

#[test]
fn values_have_the_methods_that_pytorch_documents() {
    let written = include_str!("../../src/surface/methods.rs");
    let targets: BTreeSet<&str> =
        written.lines().filter_map(|line| Some(line.split_once(" = \"")?.1.split_once('"')?.0)).collect();
    let documented: BTreeSet<&str> = include_str!("tensor_methods.txt").lines().collect();
    assert!(documented.len() > 500);
    let missing: BTreeSet<&str> = documented.difference(&targets).copied().collect();
    let left_out: BTreeSet<&str> = LEFT_OUT.iter().flat_map(|(_, names)| names.iter().copied()).collect();
    assert_eq!(missing, left_out);
}
