//! Random programs, cut at random, answer as the whole does, and write the same to their inputs and buffers.

use fx::Answers;
use fx::ir::lint;
use fx::rewrite::{SplitError, SplitOptions, split_module};

use crate::fuzz::{EXACT, generate};

#[test]
fn cut_programs_answer_as_the_whole_does() {
    // Some of the programs draw random numbers.
    let _alone = crate::alone();
    let (mut cut, mut refused) = (0, 0);
    for seed in 0..250 {
        let mut random = generate::Random(seed);
        let generate::Program { module, inputs, .. } = generate::program(&mut random);
        let Ok(expected) = Answers::of(&module, &inputs, seed) else { continue };
        let length = module.graph().len();
        let parts = 1 + random.below(4);
        // Pieces in a row can always be cut, unless a module with state is called in two; others may need each other.
        let in_a_row = random.below(2) == 0;
        let mut at = 0;
        let options = SplitOptions {
            keep_original_order: random.below(2) == 0,
            keep_original_node_name: random.below(2) == 0,
            tuple_return: random.below(2) == 0,
            ..SplitOptions::default()
        };
        let split = split_module(&module, &options, |_| {
            at += 1;
            let part = if in_a_row { at * parts / (length + 1) } else { random.below(parts) };
            i64::try_from(part).unwrap()
        });
        match split {
            Ok(split) => {
                assert!(lint::lint(&split.module).is_clean(), "seed {seed}: {}", lint::lint(&split.module));
                let given = Answers::of(&split.module, &inputs, seed)
                    .unwrap_or_else(|why| panic!("seed {seed}: {why}"));
                let difference = given.compare(&expected, Some(EXACT)).mismatch;
                assert!(
                    difference.is_none(),
                    "seed {seed}: {difference:?}\n{}\n{}",
                    module.graph(),
                    split.module.graph()
                );
                cut += 1;
            }
            Err(error) => {
                let may_be = !in_a_row || matches!(error, SplitError::SharedState { .. });
                assert!(may_be, "seed {seed}: {error}\n{}", module.graph());
                refused += 1;
            }
        }
    }
    assert!(cut > 100, "{cut} were cut, {refused} refused");
}
