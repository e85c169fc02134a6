//! t
use fx_ir::Graph;
use fx_ops::*;
use std::time::Instant;
fn main() {
    let t = Instant::now();
    assert!(lookup("torch.ops.aten.add.Tensor").is_some());
    println!("first lookup {:?}", t.elapsed());
    let t = Instant::now();
    for _ in 0..1_000_000 {
        std::hint::black_box(lookup(std::hint::black_box("torch.ops.aten.add.Tensor")));
    }
    println!("lookup {:?}/1e6", t.elapsed());
    let t = Instant::now();
    println!("{} parse all {:?}", schemas().count(), t.elapsed());
    for n in [10_000usize, 100_000, 1_000_000] {
        let mut g = Graph::with_capacity(n);
        let mut x = g.placeholder("x");
        let names = [
            "torch.ops.aten.add.Tensor",
            "torch.relu",
            "torch._C._nn.gelu",
            "operator.add",
            "torch.nn.functional.relu",
            "operator.getitem",
        ];
        for i in 0..n {
            x = g.call_function(names[i % 6], (x, x));
            if i % 50 == 0 {
                g.call_method("add_", (x, 1));
            }
        }
        let t = Instant::now();
        std::hint::black_box(effects(g.nodes().last().unwrap()));
        println!("first effects {:?}", t.elapsed());
        let o = Oracle::new();
        for _ in 0..2 {
            let t = Instant::now();
            let pure = g.nodes().filter(|n| o.effects(*n).is_pure()).count();
            println!("n {n} effects {:.1} ns a node ({pure})", t.elapsed().as_nanos() as f64 / n as f64);
        }
        for name in names {
            let id = g.nodes().find(|x| x.target() == name).unwrap();
            let t = Instant::now();
            for _ in 0..100_000 {
                std::hint::black_box(o.effects(id));
            }
            let e = t.elapsed().as_nanos() as f64 / 1e5;
            let t = Instant::now();
            for _ in 0..100_000 {
                std::hint::black_box(o.aliases(id));
            }
            println!("  {name} effects {e:.1} aliases {:.1}", t.elapsed().as_nanos() as f64 / 1e5);
        }
        let t = Instant::now();
        let s = AliasSets::new(&g, &o);
        println!("n {n} sets {:.1} ns a node {}", t.elapsed().as_nanos() as f64 / n as f64, s.is_written(x));
    }
}
