//! Generated Rust, compiled, against the same programs written by hand with tch: a chain of small operators, and ResNet-18.

#![allow(clippy::unwrap_used)]

use divan::Bencher;
use divan::counter::ItemsCount;
use fx::trace::{ModuleExt, Var};
use tch::nn::ModuleT;
use tch::{Device, Kind, Tensor};

#[path = "../snapshots/rust/codegen/chain.rs"]
#[rustfmt::skip]
mod chain_for_fx;
#[path = "../snapshots/tch/codegen/chain.rs"]
#[rustfmt::skip]
mod chain_for_tch;
#[path = "../snapshots/rust/zoo/resnet18.rs"]
#[rustfmt::skip]
mod resnet18;

/// How many calls the chain has.
const CALLS: usize = 200;

fn main() {
    tch::set_num_threads(1);
    divan::main();
}

fn matrix() -> Tensor {
    Tensor::rand([4, 4], (Kind::Float, Device::Cpu))
}

fn image() -> Tensor {
    Tensor::rand([1, 3, 224, 224], (Kind::Float, Device::Cpu))
}

#[divan::bench]
fn chain_by_hand(bencher: Bencher) {
    let _no_grad = tch::no_grad_guard();
    let x = matrix();
    bencher.counter(ItemsCount::new(CALLS)).bench_local(|| {
        let mut sum = x.f_add(&x).unwrap();
        for _ in 1..CALLS {
            sum = sum.f_add(&x).unwrap();
        }
        sum
    });
}

#[divan::bench]
fn chain_generated_for_tch(bencher: Bencher) {
    let _no_grad = tch::no_grad_guard();
    let x = matrix();
    bencher.counter(ItemsCount::new(CALLS)).bench_local(|| chain_for_tch::Chain.forward(&x).unwrap());
}

#[divan::bench]
fn chain_generated_for_fx(bencher: Bencher) {
    let _no_grad = tch::no_grad_guard();
    let (x, chain) = (Var::from(matrix()), chain_for_fx::Chain::new());
    bencher.counter(ItemsCount::new(CALLS)).bench_local(|| chain.forward(&x).tensor().unwrap());
}

#[divan::bench(sample_count = 20)]
fn resnet18_by_hand(bencher: Bencher) {
    let _no_grad = tch::no_grad_guard();
    let weights = tch::nn::VarStore::new(Device::Cpu);
    let (x, net) = (image(), tch::vision::resnet::resnet18(&weights.root(), 1000));
    bencher.bench_local(|| net.forward_t(&x, false));
}

#[divan::bench(sample_count = 20)]
fn resnet18_generated_for_fx(bencher: Bencher) {
    let _no_grad = tch::no_grad_guard();
    let (x, net) = (Var::from(image()), resnet18::ResNet::new());
    net.eval();
    bencher.bench_local(|| net.forward(&x).tensor().unwrap());
}
