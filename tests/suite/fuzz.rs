//! The seeds of the fuzz targets, and what they once found, through the targets' own code (`tests/fuzz`).

#[path = "../fuzz/src/lib.rs"]
mod targets;

use std::path::Path;

use crate::support::{files, root};

/// Runs a target on every file below a folder that has this ending, and says which file it was that panicked.
fn replay(folder: &Path, ending: &str, target: fn(&[u8])) -> usize {
    let mut count = 0;
    for path in files(folder) {
        if path.extension().is_some_and(|other| other == ending) {
            let data = std::fs::read(&path).unwrap();
            let result = std::panic::catch_unwind(|| target(&data));
            assert!(result.is_ok(), "{}", path.display());
            count += 1;
        }
    }
    count
}

type Target = (&'static str, fn(&[u8]));

const TARGETS: [Target; 4] = [
    ("text", targets::text),
    ("json", targets::json),
    ("pt2", targets::pt2),
    ("pipeline", targets::pipeline),
];

#[test]
fn targets_take_their_seeds_and_what_they_found() {
    for (name, target) in TARGETS {
        let seeds = root().join("tests/fuzz/seeds").join(name);
        assert!(replay(&seeds, "seed", target) > 0, "{name} has no seeds");
        let binary = root().join(format!("tests/fuzz/fuzz_targets/{name}.rs"));
        let text = std::fs::read_to_string(binary).unwrap();
        assert!(text.contains(&format!("fx_fuzz::{name}(data)")), "{text}");
    }
}

#[test]
fn targets_take_the_files_of_the_suite() {
    assert!(replay(&root().join("tests/cases"), "fx", targets::text) > 150);
    assert!(replay(&root().join("tests/data/pt2"), "pt2", targets::pt2) > 40);
    for case in ["passes", "pipelines"].into_iter().flat_map(|kind| crate::support::cases(&root(), kind)) {
        let json = fx::ir::json::to_json(&case.module, &Default::default());
        targets::json(json.as_bytes());
        if let Some(pipeline) = case.one("pipeline") {
            targets::pipeline(pipeline.as_bytes());
        }
    }
}

/// Text that is cut off, or changed in one place, is refused or read; nothing panics.
#[test]
fn targets_take_damaged_text() {
    let text = std::fs::read(root().join("tests/data/net.fx")).unwrap();
    for cut in 0..text.len() {
        targets::text(&text[..cut]);
    }
    for at in (0..text.len()).step_by(3) {
        for byte in [b'(', b'%', b'\n', b'"', b'-', 0xff] {
            let mut damaged = text.clone();
            damaged[at] = byte;
            targets::text(&damaged);
        }
    }
    let pipeline = b"repeat{max=3}(cse, dce{erase_random=true}),fuse-conv-bn | !(a & b)";
    for cut in 0..pipeline.len() {
        targets::pipeline(&pipeline[..cut]);
        targets::pipeline(&pipeline[cut..]);
    }
}

/// Random damage to the seeds and to each other's pieces, for `FX_FUZZ_SECONDS`: what can be tried without building the
/// targets, which follow coverage.
#[test]
#[ignore = "runs as long as it is told to"]
fn damaged_seeds_on_and_on() {
    let seconds = std::env::var("FX_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(60);
    let end = std::time::Instant::now() + std::time::Duration::from_secs(seconds);
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut below = move |end: usize| {
        // Marsaglia's xorshift.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % end.max(1) as u64) as usize
    };
    let seeds = TARGETS.map(|(name, _)| {
        let mut found = files(&root().join("tests/fuzz/seeds").join(name));
        if name == "text" {
            found.extend(files(&root().join("tests/cases")));
        }
        found.iter().map(|path| std::fs::read(path).unwrap()).collect::<Vec<_>>()
    });
    let mut tried = 0;
    while std::time::Instant::now() < end {
        let which = below(TARGETS.len());
        let all = &seeds[which];
        let mut data = all[below(all.len())].clone();
        for _ in 0..1 + below(6) {
            let at = below(data.len());
            match below(5) {
                0 if !data.is_empty() => data[at] = below(256) as u8,
                1 if !data.is_empty() => drop(data.drain(at..(at + 1 + below(12)).min(data.len()))),
                2 => data.insert(at, b"\"(){}[]%=,-9:\n "[below(15)]),
                3 => {
                    let other = &all[below(all.len())];
                    let from = below(other.len());
                    let piece = &other[from..(from + 1 + below(40)).min(other.len())];
                    drop(data.splice(at..at, piece.iter().copied()));
                }
                _ if !data.is_empty() => data[at] = b"\"(){}[]%=,-9:\n "[below(15)],
                _ => {}
            }
        }
        let (name, target) = TARGETS[which];
        if std::panic::catch_unwind(|| target(&data)).is_err() {
            panic!("{name}: {:?}", String::from_utf8_lossy(&data));
        }
        tried += 1;
    }
    println!("{tried} inputs");
}
