//! What the value type costs where it runs on tensors: the same operations on `Var`s and straight through tch, beside
//! each other, on tensors so small that the operations themselves hardly count.
//!
//! ```text
//! cargo bench -p fx-trace --features tch --bench eager
//! ```
//!
//! A figure is the fastest of many rounds, in which both sides take turns: other programs on the machine only add.

#![allow(clippy::unwrap_used)]

use std::hint::black_box;
use std::time::Instant;

use fx_trace::{Var, functional as F, kw, torch};
use tch::{Kind, Tensor};

const CALLS: u32 = 2_000;
const ROUNDS: usize = 60;

/// Nanoseconds of one call.
fn time<T>(call: &dyn Fn() -> T) -> f64 {
    let start = Instant::now();
    for _ in 0..CALLS {
        black_box(call());
    }
    start.elapsed().as_secs_f64() * 1e9 / f64::from(CALLS)
}

fn compare(name: &str, raw: &dyn Fn() -> Tensor, ours: &dyn Fn() -> Var) {
    assert!(ours().tensor().unwrap().allclose(&raw(), 1e-6, 1e-6, false), "{name}");
    let (mut fastest, mut ours_fastest) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..ROUNDS {
        fastest = fastest.min(time(raw));
        ours_fastest = ours_fastest.min(time(ours));
    }
    println!("| {name:<28} | {fastest:>8.0} | {ours_fastest:>8.0} | {:>8.0} |", ours_fastest - fastest);
}

fn main() {
    let _guard = tch::no_grad_guard();
    let tensor =
        |shape: &[i64]| (Tensor::arange(16, (Kind::Float, tch::Device::Cpu)) * 0.1 - 0.7).reshape(shape);
    let (a, b, bias) = (tensor(&[4, 4]), tensor(&[4, 4]) + 0.3, tensor(&[16]).narrow(0, 0, 4));
    let (x, y, z) =
        (Var::from(a.shallow_clone()), Var::from(b.shallow_clone()), Var::from(bias.shallow_clone()));
    println!("| operation, on 4 by 4 float32 | tch (ns) |  Var (ns)| overhead |");
    println!("|------------------------------|---------:|---------:|---------:|");
    compare("x + y", &|| &a + &b, &|| &x + &y);
    compare("x * 2.5", &|| &a * 2.5, &|| &x * 2.5);
    compare("x.relu()", &|| a.relu(), &|| x.relu());
    compare("x.sigmoid()", &|| a.sigmoid(), &|| x.sigmoid());
    compare("x.matmul(y)", &|| a.matmul(&b), &|| x.matmul(&y));
    compare("x.gt(0)", &|| a.gt(0), &|| x.gt(0));
    compare("x.transpose(0, 1)", &|| a.transpose(0, 1), &|| x.transpose(0, 1));
    compare("x.view(2, 8)", &|| a.view([2, 8]), &|| x.view((2, 8)));
    compare("x.reshape([2, 8])", &|| a.reshape([2, 8]), &|| x.reshape([2, 8]));
    compare("x.sum(1, keepdim=True)", &|| a.sum_dim_intlist(1i64, true, None::<Kind>), &|| {
        x.sum((1, kw![keepdim = true]))
    });
    compare("torch.cat([x, y], 1)", &|| Tensor::cat(&[&a, &b], 1), &|| torch::cat([&x, &y], 1));
    compare("F.relu(x)", &|| a.relu(), &|| F::relu(&x));
    compare("F.gelu(x)", &|| a.gelu("none"), &|| F::gelu(&x));
    compare("F.linear(x, w, b)", &|| a.linear(&b, Some(&bias)), &|| F::linear(&x, &y, &z));
    compare(
        "F.layer_norm(x, [4])",
        &|| a.layer_norm([4], None::<&Tensor>, None::<&Tensor>, 1e-5, true),
        &|| F::layer_norm(&x, [4], ()),
    );
}
