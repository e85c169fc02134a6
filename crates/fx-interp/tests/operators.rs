//! The embedded table of operators, against the libtorch in use.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[test]
fn the_table_of_operators_is_libtorch_s() {
    let mut registered: Vec<String> = fx_aten::schemas()
        .unwrap()
        .iter()
        .map(|schema| format!("{schema}\t{}", schema.tags.join(" ")))
        .collect();
    let mut table: Vec<String> = fx_ops::table_lines().map(str::to_owned).collect();
    registered.sort();
    table.sort();
    let missing: Vec<_> =
        registered.iter().filter(|line| table.binary_search(line).is_err()).take(5).collect();
    let gone: Vec<_> = table.iter().filter(|line| registered.binary_search(line).is_err()).take(5).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "run `cargo xtask gen-ops`; not in the table: {missing:#?}; not in libtorch: {gone:#?}"
    );
    assert!(table.len() > 3000);
}
