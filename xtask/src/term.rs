//! What the user sees while something takes long: bars and spinners on a terminal, plain lines elsewhere.

use std::io::IsTerminal;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, io, thread};

use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};

/// How often a watched quantity is read.
const TICK: Duration = Duration::from_millis(200);
/// How often a line is printed when standard error is not a terminal.
const QUIET_TICK: Duration = Duration::from_secs(15);
/// How much of a failed command's output an error repeats.
const TAIL_LINES: usize = 15;

/// What a bar counts.
#[derive(Clone, Copy, Debug)]
pub enum Unit {
    /// Bytes, shown in MiB with a speed.
    Bytes,
    /// Things, shown as a plain number.
    Files,
}

/// Says one line about the work, on standard error: standard output belongs to the commands' results.
pub fn say(line: impl AsRef<str>) {
    eprintln!("{}", line.as_ref());
}

/// A bar up to `total` (a spinner when it is unknown). Off a terminal it is hidden and `what` is said once.
pub fn bar(what: &str, total: Option<u64>, unit: Unit) -> ProgressBar {
    if !io::stderr().is_terminal() {
        say(format!("{what} ..."));
        return ProgressBar::hidden();
    }
    let template = match (total.is_some(), unit) {
        (true, Unit::Bytes) => {
            "{msg} [{bar:30}] {binary_bytes}/{binary_total_bytes} {binary_bytes_per_sec} eta {eta}"
        }
        (true, Unit::Files) => "{msg} [{bar:30}] {pos}/{len}",
        (false, Unit::Bytes) => "{spinner} {msg} {binary_bytes} {elapsed}",
        (false, Unit::Files) => "{spinner} {msg} {elapsed}",
    };
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = match total {
        Some(total) => ProgressBar::new(total),
        None => ProgressBar::new_spinner(),
    };
    bar.with_style(style.progress_chars("=> ")).with_message(what.to_owned())
}

/// Runs a command to its end while `position` (say, bytes downloaded) moves the bar. Its output goes to `log`.
///
/// # Errors
/// When it cannot be started, or fails: then with the last lines of its output.
pub fn run_watched(
    command: &mut Command,
    log: &Path,
    bar: &ProgressBar,
    mut position: impl FnMut() -> u64,
) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let out = fs::File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    let err = out.try_clone().with_context(|| format!("cannot write {}", log.display()))?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(out)
        .stderr(err)
        .spawn()
        .with_context(|| format!("cannot start {name}"))?;
    let mut last_line = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().with_context(|| format!("cannot wait for {name}"))? {
            break status;
        }
        let done = position();
        bar.set_position(bar.length().map_or(done, |total| done.min(total)));
        if bar.is_hidden() && last_line.elapsed() > QUIET_TICK {
            say(format!("  {} MiB", done >> 20));
            last_line = Instant::now();
        }
        thread::sleep(TICK);
    };
    if !status.success() {
        bar.abandon();
        let text = fs::read_to_string(log).unwrap_or_default();
        bail!("{name} failed ({status}). The last lines it wrote:\n{}", tail(&text, TAIL_LINES));
    }
    Ok(())
}

/// The last `count` lines of a text, indented.
pub fn tail(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    lines[lines.len().saturating_sub(count)..]
        .iter()
        .map(|line| format!("  {line}"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// `0.4 s`, `75 s`, `12 min 3 s`.
pub fn seconds(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        whole @ 10..120 => format!("{whole} s"),
        whole => format!("{} min {} s", whole / 60, whole % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_command_is_reported_with_its_last_lines() {
        let dir = tempfile::tempdir().unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", "echo first; echo 'no space left' >&2; exit 3"]);
        let error =
            run_watched(&mut command, &dir.path().join("log"), &ProgressBar::hidden(), || 0).unwrap_err();
        let text = error.to_string();
        assert!(text.starts_with("sh failed") && text.ends_with("  first\n  no space left"), "{text}");
    }

    #[test]
    fn times_and_tails_are_short() {
        assert_eq!(seconds(Duration::from_millis(440)), "0.4 s");
        assert_eq!(seconds(Duration::from_secs(75)), "75 s");
        assert_eq!(seconds(Duration::from_secs(723)), "12 min 3 s");
        assert_eq!(tail("a\n\nb\nc\n", 2), "  b\n  c");
    }
}
