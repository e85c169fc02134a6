//! torchvision's functions where `tests/layers.rs` has nothing to compare with: on chance, and on bad arguments.

use proptest::prelude::*;

use super::*;
use crate::session::Session;
use crate::torchvision::FUNCTIONS;

const SWIN: &str = "torchvision.models.swin_transformer.shifted_window_attention";

fn call(target: &str, args: &[Value]) -> Result<Value, crate::CallError> {
    let tree = fx_ir::ModuleTree::default();
    Session::default().call_function(&tree, target, args, &[])
}

fn ints(items: &[i64]) -> Value {
    Value::List(items.iter().copied().map(Value::Int).collect())
}

fn zeros(shape: &[i64]) -> Value {
    Value::Tensor(Tensor::zeros(shape, (Kind::Float, tch::Device::Cpu)))
}

#[test]
fn stochastic_depth_drops_rows_and_scales_the_rest() {
    let ones = || Value::Tensor(Tensor::ones([1000, 3], (Kind::Float, tch::Device::Cpu)));
    for target in ["torchvision.ops.stochastic_depth", "torchvision.ops.stochastic_depth.stochastic_depth"] {
        let result = call(target, &[ones(), 0.5.into(), "row".into()]).unwrap();
        let rows: Vec<Vec<f64>> = Vec::try_from(result.as_tensor().unwrap().to_kind(Kind::Double)).unwrap();
        assert!(rows.iter().all(|row| *row == [0.0; 3] || *row == [2.0; 3]));
        let kept = rows.iter().filter(|row| row[0] == 2.0).count();
        assert!((300..700).contains(&kept), "{kept} of 1000 rows are left");
    }
    let whole = call("torchvision.ops.stochastic_depth", &[ones(), 0.5.into(), "batch".into()]).unwrap();
    let sum = whole.as_tensor().unwrap().sum(Kind::Double).double_value(&[]);
    assert!(sum == 0.0 || sum == 6000.0, "{sum}");
}

#[test]
fn blocks_are_dropped_whole() {
    let ones = Value::Tensor(Tensor::ones([1, 1, 1, 9], (Kind::Float, tch::Device::Cpu)));
    let args = [ones, 0.5.into(), Value::Int(1)];
    let result = call("torchvision.ops.drop_block2d", &args).unwrap();
    let values: Vec<f64> =
        Vec::try_from(result.as_tensor().unwrap().to_kind(Kind::Double).flatten(0, -1)).unwrap();
    let sum: f64 = values.iter().sum();
    // What is left makes up for what is dropped, unless all of it is.
    assert!(sum == 0.0 || (sum - 9.0).abs() < 1e-3, "{values:?}");
}

#[test]
fn bad_arguments_are_named() {
    let error = |target: &str, args: &[Value]| call(target, args).unwrap_err().to_string();
    let attention = |window: &[i64], heads: i64, shift: &[i64]| {
        let given =
            [zeros(&[1, 4, 4, 6]), zeros(&[18, 6]), zeros(&[6, 6]), zeros(&[1]), ints(window), heads.into()];
        error(SWIN, &[&given[..], &[ints(shift)]].concat())
    };
    insta::assert_snapshot!(attention(&[2, 0], 2, &[0, 0]), @"swin_transformer.shifted_window_attention(): `window_size` must be greater than zero, and is [2, 0]");
    insta::assert_snapshot!(attention(&[2, 2, 2], 2, &[0, 0]), @"swin_transformer.shifted_window_attention(): `window_size` must be 2 integers, and is [2, 2, 2]");
    insta::assert_snapshot!(attention(&[2, 2], 4, &[0, 0]), @"swin_transformer.shifted_window_attention(): `num_heads` must be a divisor of 6, and is 4");
    insta::assert_snapshot!(attention(&[2, 2], 2, &[i64::MAX, i64::MAX]), @"shift_size overflows 64 bits");
    insta::assert_snapshot!(error(SWIN, &[zeros(&[4, 4])]), @"swin_transformer.shifted_window_attention() is missing the argument `qkv_weight`");
    let narrow =
        [zeros(&[1, 4, 4, 6]), zeros(&[18, 5]), zeros(&[6, 6]), zeros(&[1]), ints(&[2, 2]), 2.into()];
    insta::assert_snapshot!(error(SWIN, &[&narrow[..], &[ints(&[1, 1])]].concat()), @"libtorch: mat1 and mat2 shapes cannot be multiplied (16x6 and 5x18)");
    let depth = "torchvision.ops.stochastic_depth";
    insta::assert_snapshot!(error(depth, &[zeros(&[1]), 1.5.into(), "row".into()]), @"stochastic_depth(): `p` must be between 0 and 1, and is 1.5");
    insta::assert_snapshot!(error(depth, &[zeros(&[1]), 0.5.into(), "column".into()]), @r#"stochastic_depth(): `mode` must be `row` or `batch`, and is "column""#);
    insta::assert_snapshot!(error("torchvision.models.video.mvit._unsqueeze", &[zeros(&[1]), 4.into(), 1.into()]), @"video.mvit._unsqueeze(): `x` must be a tensor of 4 dimensions, or one less, and is f32[1]");
    let q = [zeros(&[1, 1, 2, 2]), zeros(&[1, 1, 2, 4]), ints(&[1, 1, 1 << 40]), ints(&[1, 1, 1])];
    let tables = [zeros(&[1, 4]), zeros(&[1, 4]), zeros(&[1, 4])];
    insta::assert_snapshot!(error("torchvision.models.video.mvit._add_rel_pos", &[&q[..], &tables].concat()), @"video.mvit._add_rel_pos(): `attn` must be of the shape [1, 1, 1099511627777, 2], and is f32[1, 1, 2, 2]");
    insta::assert_snapshot!(error("torchvision.ops.roi_align", &[]), @"`torchvision.ops.roi_align` is not an operator of libtorch, nor a function this interpreter has");
}

fn anything() -> impl Strategy<Value = Value> {
    let size = prop_oneof![-1i64..6, Just(i64::MIN), Just(i64::MAX)];
    prop_oneof![
        size.clone().prop_map(Value::Int),
        prop::collection::vec(size, 0..4).prop_map(|sizes| ints(&sizes)),
        prop::collection::vec(0i64..5, 0..6).prop_map(|shape| zeros(&shape)),
        prop::sample::select(vec![0.0, 0.5, 1.0, f64::NAN]).prop_map(Value::Float),
        any::<bool>().prop_map(Value::Bool),
        Just(Value::None),
        Just(Value::from("row")),
    ]
}

proptest! {
    #[test]
    fn no_arguments_make_them_panic(at in 0usize..100, args in prop::collection::vec(anything(), 0..13)) {
        let mut names: Vec<&str> = FUNCTIONS.rows().map(|row| row.name).collect();
        names.sort_unstable();
        let name = names[at % names.len()];
        let roof = if name.contains('.') { "models" } else { "ops" };
        // The number of arguments fits, so that their kinds and sizes are what is looked at.
        let count = FUNCTIONS.get(name).map_or(0, |row| row.params.len());
        let _ = call(&format!("torchvision.{roof}.{name}"), &args[..count.min(args.len())]);
    }
}
