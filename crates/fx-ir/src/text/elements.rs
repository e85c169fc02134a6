//! The elements of small tensors as text, and the generators that make elements from a seed.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use half::{bf16, f16};

use super::lex::{Fault, Read, Reader};
use super::python::{read_complex, read_float};
use crate::dtype::DType;

/// How the elements of a storage are made.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Fill {
    /// All the same, as `full(0.5)`.
    Full(f64),
    /// 0, 1, 2, ...
    Arange,
    /// Evenly from `low` up to and without `high`.
    Uniform { seed: u64, low: f64, high: f64 },
    /// The sum of twelve even numbers from 0 to 1, less 6: nearly normal, and the same on every machine.
    Normal { seed: u64, mean: f64, std: f64 },
}

/// Sebastiano Vigna's splitmix64: the state grows by a constant and is mixed.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// The upper 24 bits as a number from 0 to 1, which float32 holds exactly.
    fn unit(&mut self) -> f64 {
        (self.next() >> 40) as f64 / f64::from(1u32 << 24)
    }
}

impl Fill {
    /// `count` elements as bytes, or `None` when the element type cannot be filled.
    pub(crate) fn bytes(&self, dtype: DType, count: usize) -> Option<Vec<u8>> {
        let (parts, part) = match dtype {
            DType::Complex64 => (2, DType::Float32),
            DType::Complex128 => (2, DType::Float64),
            dtype => (1, dtype),
        };
        let mut out = Vec::with_capacity(count.checked_mul(dtype.size())?);
        let mut random = SplitMix(match self {
            Fill::Uniform { seed, .. } | Fill::Normal { seed, .. } => *seed,
            _ => 0,
        });
        for at in 0..count {
            for imaginary in 0..parts {
                let value = match self {
                    Fill::Full(_) | Fill::Arange if imaginary == 1 => 0.0,
                    Fill::Full(value) => *value,
                    Fill::Arange => at as f64,
                    Fill::Uniform { low, high, .. } => low + (high - low) * random.unit(),
                    Fill::Normal { mean, std, .. } => {
                        let sum: f64 = (0..12).map(|_| random.unit()).sum();
                        mean + std * (sum - 6.0)
                    }
                };
                push_number(&mut out, part, value)?;
            }
        }
        Some(out)
    }
}

/// Appends a number as an element; integers are cut towards zero or minus infinity below it, and saturate.
fn push_number(out: &mut Vec<u8>, dtype: DType, value: f64) -> Option<()> {
    let floor = value.floor();
    match dtype {
        DType::Float32 => out.extend((value as f32).to_le_bytes()),
        DType::Float64 => out.extend(value.to_le_bytes()),
        DType::Float16 => out.extend(f16::from_f64(value).to_le_bytes()),
        DType::BFloat16 => out.extend(bf16::from_f64(value).to_le_bytes()),
        DType::Int8 => out.extend((floor as i8).to_le_bytes()),
        DType::Int16 => out.extend((floor as i16).to_le_bytes()),
        DType::Int32 => out.extend((floor as i32).to_le_bytes()),
        DType::Int64 => out.extend((floor as i64).to_le_bytes()),
        DType::UInt8 => out.push(floor as u8),
        DType::UInt16 => out.extend((floor as u16).to_le_bytes()),
        DType::UInt32 => out.extend((floor as u32).to_le_bytes()),
        DType::UInt64 => out.extend((floor as u64).to_le_bytes()),
        DType::Bool => out.push(u8::from(value >= 0.5)),
        _ => return None,
    }
    Some(())
}

/// Reads an integer or a float as a float.
pub(crate) fn read_number(text: &str) -> Option<f64> {
    read_float(text).or_else(|| text.parse::<i64>().ok().map(|value| value as f64))
}

/// Appends the element that `text` spells: `-1`, `0.5`, `True`, `(1+2j)`.
pub(crate) fn push_element(out: &mut Vec<u8>, dtype: DType, text: &str) -> Option<()> {
    macro_rules! parsed {
        ($type:ty) => {
            out.extend(text.parse::<$type>().ok()?.to_le_bytes())
        };
    }
    let float = || read_number(text);
    match dtype {
        DType::Int8 => parsed!(i8),
        DType::Int16 => parsed!(i16),
        DType::Int32 => parsed!(i32),
        DType::Int64 => parsed!(i64),
        DType::UInt8 => parsed!(u8),
        DType::UInt16 => parsed!(u16),
        DType::UInt32 => parsed!(u32),
        DType::UInt64 => parsed!(u64),
        DType::Bool => out.push(match text {
            "True" => 1,
            "False" => 0,
            _ => return None,
        }),
        DType::Float32 => {
            float()?;
            // Straight to single precision: the way through double precision would round twice.
            out.extend(text.parse::<f32>().ok()?.to_le_bytes());
        }
        DType::Float64 => out.extend(float()?.to_le_bytes()),
        DType::Float16 => out.extend(f16::from_f64(float()?).to_le_bytes()),
        DType::BFloat16 => out.extend(bf16::from_f64(float()?).to_le_bytes()),
        DType::Complex64 | DType::Complex128 => {
            let (re, im) = read_complex(text).or_else(|| float().map(|re| (re, 0.0)))?;
            let part = if dtype == DType::Complex64 { DType::Float32 } else { DType::Float64 };
            push_number(out, part, re)?;
            push_number(out, part, im)?;
        }
        _ => return None,
    }
    Some(())
}

/// The texts of elements that [`push_element`] reads, or `None` when not every one reads back to its bits.
pub(crate) fn element_texts(dtype: DType, bytes: &[u8]) -> Option<Vec<String>> {
    let mut texts = Vec::with_capacity(bytes.len() / dtype.size());
    let mut back = Vec::with_capacity(bytes.len());
    for item in bytes.chunks(dtype.size()) {
        let text = element_text(dtype, item)?;
        push_element(&mut back, dtype, &text)?;
        texts.push(text);
    }
    (back == bytes).then_some(texts)
}

fn element_text(dtype: DType, item: &[u8]) -> Option<String> {
    macro_rules! number {
        ($type:ty) => {
            <$type>::from_le_bytes(item.try_into().ok()?)
        };
    }
    Some(match dtype {
        DType::Int8 => number!(i8).to_string(),
        DType::Int16 => number!(i16).to_string(),
        DType::Int32 => number!(i32).to_string(),
        DType::Int64 => number!(i64).to_string(),
        DType::UInt8 => number!(u8).to_string(),
        DType::UInt16 => number!(u16).to_string(),
        DType::UInt32 => number!(u32).to_string(),
        DType::UInt64 => number!(u64).to_string(),
        DType::Bool if item == [1] => "True".to_owned(),
        DType::Bool if item == [0] => "False".to_owned(),
        DType::Float32 => single_text(number!(f32)),
        DType::Float64 => super::python_float(number!(f64)),
        DType::Float16 => super::python_float(number!(f16).to_f64()),
        DType::BFloat16 => super::python_float(number!(bf16).to_f64()),
        DType::Complex64 | DType::Complex128 => {
            let (re, im) = item.split_at(dtype.size() / 2);
            let part = |half: &[u8]| match half.len() {
                4 => half.try_into().ok().map(f32::from_le_bytes).map(f64::from),
                _ => half.try_into().ok().map(f64::from_le_bytes),
            };
            super::python_complex(part(re)?, part(im)?)
        }
        _ => return None,
    })
}

/// How to say that all elements are the same, which takes no place however many they are.
pub(crate) fn one_value(dtype: DType, bytes: &[u8]) -> Option<String> {
    let (first, rest) = bytes.split_at_checked(dtype.size())?;
    if first.iter().all(|b| *b == 0) && bytes.iter().all(|b| *b == 0) {
        return Some("zeros".to_owned());
    }
    let text = element_texts(dtype, first)?.pop()?;
    let value = read_number(&text)?;
    let same = rest.len().is_multiple_of(first.len()) && rest.chunks(first.len()).all(|item| item == first);
    let fills = same && Fill::Full(value).bytes(dtype, 1)? == first;
    fills.then(|| if value == 1.0 { "ones".to_owned() } else { format!("full({text})") })
}

/// The shortest digits that single precision reads back.
fn single_text(value: f32) -> String {
    if !value.is_finite() {
        return super::python_float(value.into());
    }
    let size = value.abs();
    match size == 0.0 || (1e-4..1e16).contains(&size) {
        true if value.fract() == 0.0 => format!("{value}.0"),
        true => format!("{value}"),
        false => format!("{value:e}"),
    }
}

impl<'t> Reader<'t, '_> {
    /// The bytes of a storage, from behind the word that says how they are made.
    pub(crate) fn elements(&mut self, word: &str, dtype: DType, len: usize, at: usize) -> Read<Vec<u8>> {
        let count = len / dtype.size();
        let refuse = |message: String| Err(Fault { at, message });
        let bytes = match word {
            "zeros" => vec![0; len],
            "data" => {
                self.expect("(")?;
                let text = self.quoted()?;
                self.expect(")")?;
                match STANDARD.decode(text.as_bytes()) {
                    Ok(bytes) => bytes,
                    Err(error) => return refuse(format!("this is not base64: {error}")),
                }
            }
            "values" => {
                self.expect("(")?;
                let mut bytes = Vec::new();
                while !self.eat(")") {
                    let start = self.at;
                    let text = self.element();
                    if push_element(&mut bytes, dtype, text).is_none() {
                        let message = format!("`{text}` is no element of {}", dtype.abbreviation());
                        return Err(Fault { at: start, message });
                    }
                    self.separator(")")?;
                }
                if bytes.len() != len {
                    let given = bytes.len() / dtype.size();
                    return refuse(format!("there are {given} values for {count} elements"));
                }
                bytes
            }
            _ => match self.fill(word, at)?.bytes(dtype, count) {
                Some(bytes) => bytes,
                None => {
                    let name = dtype.abbreviation();
                    return refuse(format!(
                        "elements of {name} can only be given as `zeros` or `data('...')`"
                    ));
                }
            },
        };
        if bytes.len() != len {
            return refuse(format!("there are {} bytes for a storage of {len}", bytes.len()));
        }
        Ok(bytes)
    }

    /// One element's text: up to a comma or bracket, parentheses included.
    fn element(&mut self) -> &'t str {
        let rest = self.rest();
        let len = match rest.starts_with('(') {
            true => rest.find(')').map(|at| at + 1),
            false => rest.find([',', ')', ' ']),
        };
        let len = len.unwrap_or(rest.len());
        self.at += len;
        &rest[..len]
    }

    /// `ones`, `full(0.5)`, `arange`, `uniform(seed=1, low=-1, high=1)`, ...
    fn fill(&mut self, word: &str, at: usize) -> Read<Fill> {
        let known: &[&str] = match word {
            "ones" => return Ok(Fill::Full(1.0)),
            "arange" => return Ok(Fill::Arange),
            "full" => {
                self.expect("(")?;
                let value = self.number()?;
                self.expect(")")?;
                return Ok(Fill::Full(value));
            }
            "uniform" => &["seed", "low", "high"],
            "normal" => &["seed", "mean", "std"],
            "positive" => &["seed"],
            _ => {
                let message = format!(
                    "`{word}` says not where the elements come from; zeros, ones, full(0.5), arange, values(1, 2), \
                     uniform(seed=1), normal(seed=1), positive(seed=1), data('...'), file('...', '...'), \
                     shares(path) and absent do"
                );
                return Err(Fault { at, message });
            }
        };
        let (mut seed, mut numbers) = (0u64, [None; 2]);
        self.expect("(")?;
        while !self.eat(")") {
            let start = self.at;
            let key = self.word();
            self.expect("=")?;
            match known.iter().position(|name| *name == key) {
                Some(0) => seed = self.integer()?.cast_unsigned(),
                Some(which) => numbers[which - 1] = Some(self.number()?),
                None => {
                    let message = format!("`{word}` knows {}, not `{key}`", known.join(", "));
                    return Err(Fault { at: start, message });
                }
            }
            self.separator(")")?;
        }
        Ok(match (word, numbers) {
            ("uniform", [low, high]) => {
                Fill::Uniform { seed, low: low.unwrap_or(-1.0), high: high.unwrap_or(1.0) }
            }
            ("normal", [mean, std]) => {
                Fill::Normal { seed, mean: mean.unwrap_or(0.0), std: std.unwrap_or(1.0) }
            }
            _ => Fill::Uniform { seed, low: 0.5, high: 1.5 },
        })
    }

    fn number(&mut self) -> Read<f64> {
        let start = self.at;
        let text = self.element();
        match read_number(text) {
            Some(value) => Ok(value),
            None => Err(Fault { at: start, message: format!("`{text}` is not a number") }),
        }
    }
}
