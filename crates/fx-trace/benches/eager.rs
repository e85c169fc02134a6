//! What the value type costs where it runs on tensors: the same operations on `Var`s and straight through tch, beside
//! each other, on tensors so small that the operations themselves hardly count.
//!
//! ```text
//! cargo bench -p fx-trace --features tch --bench eager
//! cargo bench -p fx-trace --features tch --bench eager -- 'x + y' 'x[1]'
//! ```
//!
//! A figure is the fastest of many rounds, in which both sides take turns: other programs on the machine only add.

#![allow(clippy::unwrap_used)]

use std::hint::black_box;
use std::time::Instant;

use fx_trace::{Var, functional as F, kw, nn, op, torch};
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
    // With names given, only those are measured.
    let mut wanted = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).peekable();
    if wanted.peek().is_some() && !wanted.any(|wanted| wanted == name) {
        return;
    }
    assert!(ours().tensor().unwrap().allclose(&raw(), 1e-6, 1e-6, false), "{name}");
    let (mut fastest, mut ours_fastest) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..ROUNDS {
        fastest = fastest.min(time(raw));
        ours_fastest = ours_fastest.min(time(ours));
    }
    println!("| {name:<30} | {fastest:>8.0} | {ours_fastest:>8.0} | {:>8.0} |", ours_fastest - fastest);
}

fn main() {
    let _guard = tch::no_grad_guard();
    let tensor =
        |shape: &[i64]| (Tensor::arange(16, (Kind::Float, tch::Device::Cpu)) * 0.1 - 0.7).reshape(shape);
    let (a, b, bias) = (tensor(&[4, 4]), tensor(&[4, 4]) + 0.3, tensor(&[16]).narrow(0, 0, 4));
    let (x, y, z) =
        (Var::from(a.shallow_clone()), Var::from(b.shallow_clone()), Var::from(bias.shallow_clone()));
    let mask = a.gt(0);
    let ids = Tensor::from_slice(&[1i64, 3]);
    let (image, kernel) = (tensor(&[1, 1, 4, 4]), tensor(&[16]).narrow(0, 0, 9).reshape([1, 1, 3, 3]));
    let (mean, variance) = (tensor(&[16]).narrow(0, 0, 1), tensor(&[16]).narrow(0, 10, 1));
    let var = |tensor: &Tensor| Var::from(tensor.shallow_clone());
    let (masked, indices, pixels, weights) = (var(&mask), var(&ids), var(&image), var(&kernel));
    let (means, variances) = (var(&mean), var(&variance));
    println!("| operation, on 4 by 4 float32   | tch (ns) |  Var (ns)| overhead |");
    println!("|--------------------------------|---------:|---------:|---------:|");
    compare("x + y", &|| &a + &b, &|| &x + &y);
    compare("op!(aten.add.Tensor(x, y))", &|| &a + &b, &|| op!(aten.add.Tensor(&x, &y)));
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
    // The rest of what a ResNet, a ViT and a GPT are made of.
    compare("x.relu_()", &|| a.shallow_clone().relu_(), &|| x.relu_());
    compare("x.permute(1, 0)", &|| a.permute([1, 0]), &|| x.permute((1, 0)));
    compare("x.unsqueeze(0)", &|| a.unsqueeze(0), &|| x.unsqueeze(0));
    compare("x.expand(4, 4)", &|| a.expand([4, 4], false), &|| x.expand((4, 4)));
    compare("x[1]", &|| a.select(0, 1), &|| x.get(1));
    compare("torch.flatten(x, 0)", &|| a.flatten(0, -1), &|| torch::flatten(&x, 0));
    compare("F.softmax(x, dim=-1)", &|| a.softmax(-1, None::<Kind>), &|| F::softmax(&x, kw![dim = -1]));
    compare("F.dropout(x, 0.1, False)", &|| a.dropout(0.1, false), &|| F::dropout(&x, (0.1, false)));
    compare("x.masked_fill(m, 0.5)", &|| a.masked_fill(&mask, 0.5), &|| x.masked_fill(&masked, 0.5));
    compare("F.embedding(i, w)", &|| Tensor::embedding(&b, &ids, -1, false, false), &|| {
        F::embedding(&indices, &y, ())
    });
    compare(
        "F.scaled_dot_product_attention",
        &|| Tensor::scaled_dot_product_attention(&a, &b, &a, None::<&Tensor>, 0.0, false, None, false),
        &|| F::scaled_dot_product_attention(&x, &y, &x, ()),
    );
    compare("x.split(2, dim=1)[0]", &|| a.split(2, 1).remove(0), &|| x.split(2, kw![dim = 1]).get(0));
    let ones = [1i64, 1];
    compare(
        "F.conv2d(x, w, padding=1)",
        &|| image.conv2d(&kernel, None::<&Tensor>, ones, ones, ones, 1),
        &|| F::conv2d(&pixels, &weights, kw![padding = 1]),
    );
    compare(
        "F.batch_norm(x, ...)",
        &|| {
            let affine = None::<&Tensor>;
            image.batch_norm(affine, affine, Some(&mean), Some(&variance), false, 0.1, 1e-5, true)
        },
        &|| F::batch_norm(&pixels, &means, &variances, ()),
    );
    compare("F.max_pool2d(x, 2, 2)", &|| image.max_pool2d([2, 2], [2, 2], [0, 0], ones, false), &|| {
        F::max_pool2d(&pixels, 2, 2)
    });
    compare("F.adaptive_avg_pool2d(x, 1)", &|| image.adaptive_avg_pool2d([1, 1]), &|| {
        F::adaptive_avg_pool2d(&pixels, 1)
    });
    let (relu, linear) = (nn::ReLU::new(), nn::Linear::new(4, 4));
    let weight = linear.weight.value().tensor().unwrap();
    let shift = linear.bias.as_ref().map(|bias| bias.value().tensor().unwrap());
    compare("nn.ReLU()(x)", &|| a.relu(), &|| relu.forward(&x));
    compare("nn.Linear(4, 4)(x)", &|| a.linear(&weight, shift.as_ref()), &|| linear.forward(&x));
}
