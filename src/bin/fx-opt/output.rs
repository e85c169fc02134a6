//! What the tool prints: headings, steps with their time, tables.

use std::fmt::Display;
use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// The width of the column of labels.
const LABEL: usize = 9;

/// Where the narration goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Narration {
    /// To standard output, together with the results.
    WithResults,
    /// To standard error, so that standard output holds the results and nothing else.
    Apart,
    /// Nowhere.
    Off,
}

/// Standard output and standard error, with colours where they are terminals.
pub struct Output {
    narration: Narration,
    /// Whether the narration is coloured.
    colour: bool,
    /// Whether the results are.
    colour_results: bool,
    steps: Vec<(String, Duration)>,
    started: Instant,
}

impl Output {
    /// `narration` is about everything but [`result`](Self::result) and [`diff`](Self::diff).
    pub fn new(narration: Narration) -> Self {
        let wanted = std::env::var_os("NO_COLOR").is_none();
        let colour_results = wanted && std::io::stdout().is_terminal();
        let colour = match narration {
            Narration::Apart => wanted && std::io::stderr().is_terminal(),
            Narration::WithResults | Narration::Off => colour_results,
        };
        Self { narration, colour, colour_results, steps: Vec::new(), started: Instant::now() }
    }

    fn paint(&self, code: &str, text: impl Display) -> String {
        painted(self.colour, code, text)
    }

    /// A section's title.
    pub fn heading(&self, title: &str) -> anyhow::Result<()> {
        self.line(&format!("\n{}", self.paint("1", format!("── {title}"))))
    }

    /// One line of narration.
    pub fn line(&self, text: &str) -> anyhow::Result<()> {
        match self.narration {
            Narration::WithResults => writeln!(std::io::stdout(), "{text}")?,
            Narration::Apart => writeln!(std::io::stderr(), "{text}")?,
            Narration::Off => {}
        }
        Ok(())
    }

    /// A fact about a step: `label   text`, with the label in a column.
    pub fn fact(&self, label: &str, text: impl Display) -> anyhow::Result<()> {
        self.wide_fact(label, LABEL, text)
    }

    /// The same with a column of at least `width` letters.
    pub fn wide_fact(&self, label: &str, width: usize, text: impl Display) -> anyhow::Result<()> {
        let width = width.max(LABEL);
        let text = text.to_string().replace('\n', &format!("\n{:1$}", "", width + 1));
        self.line(&format!("{} {text}", self.paint("36", format!("{label:>width$}"))))
    }

    /// A verdict in green or red.
    pub fn verdict(&self, good: bool, text: &str) -> anyhow::Result<()> {
        let (code, mark) = if good { ("32", "✓") } else { ("31", "✗") };
        self.fact(mark, self.paint(code, text))
    }

    /// Text that was asked for: printed always, as it is.
    pub fn result(&self, text: &str) -> anyhow::Result<()> {
        let mut stdout = std::io::stdout().lock();
        stdout.write_all(text.as_bytes())?;
        if !text.ends_with('\n') {
            stdout.write_all(b"\n")?;
        }
        Ok(())
    }

    /// A unified diff, its lines coloured.
    pub fn diff(&self, text: &str) -> anyhow::Result<()> {
        let paint = |code, line| painted(self.colour_results, code, line);
        let lines: Vec<String> = text
            .lines()
            .map(|line| match line.as_bytes().first() {
                Some(b'+') => paint("32", line),
                Some(b'-') => paint("31", line),
                Some(b'@') => paint("36", line),
                _ => line.to_owned(),
            })
            .collect();
        self.result(&lines.join("\n"))
    }

    /// Does something and remembers how long it took.
    pub fn timed<T>(&mut self, step: &str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = work();
        self.steps.push((step.to_owned(), start.elapsed()));
        result
    }

    /// Adds a step that was timed elsewhere.
    pub fn add_time(&mut self, step: String, time: Duration) {
        self.steps.push((step, time));
    }

    /// The time of each step and of all.
    pub fn times(&self) -> anyhow::Result<()> {
        self.heading("time")?;
        for (step, time) in &self.steps {
            self.line(&format!("{:>12}  {step}", milliseconds(*time)))?;
        }
        self.line(&format!("{:>12}  in all", milliseconds(self.started.elapsed())))
    }
}

fn painted(colour: bool, code: &str, text: impl Display) -> String {
    if colour { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_string() }
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1e3)
}

/// `1234567` as `1,234,567`.
pub fn grouped(number: impl TryInto<u64>) -> String {
    let digits = number.try_into().unwrap_or(u64::MAX).to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A number of bytes in the unit that suits it.
pub fn bytes(count: u64) -> String {
    const UNITS: [&str; 5] = ["bytes", "kB", "MB", "GB", "TB"];
    let mut value = count as f64;
    let mut unit = 0;
    while value >= 1000.0 && unit + 1 < UNITS.len() {
        value /= 1000.0;
        unit += 1;
    }
    if unit == 0 { format!("{count} bytes") } else { format!("{value:.1} {}", UNITS[unit]) }
}
