//! Names near a wrong one, for error messages.

/// The candidates that are similar to `name`, the nearest first, at most `limit`. Equal distances keep the order of
/// the candidates. O(candidates times their length).
///
/// ```
/// assert_eq!(fx_ops::nearest("strides", ["size", "stride"], 1), ["stride"]);
/// ```
pub fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>, limit: usize) -> Vec<String> {
    // A distance of names longer than this costs more than anyone learns from it.
    const MAX_LENGTH: usize = 200;
    if name.is_empty() || name.len() > MAX_LENGTH {
        return Vec::new();
    }
    // A third of the letters may be wrong, but one always.
    let tolerance = (name.chars().count() / 3).max(1);
    let mut found: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(name.len()) <= tolerance * 4)
        .map(|candidate| (strsim::osa_distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= tolerance)
        .collect();
    found.sort_by_key(|(distance, _)| *distance);
    found.truncate(limit);
    found.into_iter().map(|(_, candidate)| candidate.to_owned()).collect()
}
