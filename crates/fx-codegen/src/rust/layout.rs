//! Breaking expressions over lines, as rustfmt does with `use_small_heuristics = "Max"`: what fits stays on one line,
//! otherwise the outermost brackets hold one item a line.

/// How wide a line may be.
pub(super) const WIDTH: usize = 100;

/// A bracketed group at the end of an expression.
struct Group<'t> {
    head: &'t str,
    items: Vec<&'t str>,
    close: &'t str,
}

/// Writes `prefix`, `text` and `suffix`, broken where they do not fit, without a line break at the end. O(length) for
/// each level of brackets that is broken.
pub(super) fn write(out: &mut String, indent: usize, prefix: &str, text: &str, suffix: &str) {
    out.extend(std::iter::repeat_n(' ', indent));
    body(out, indent, prefix, text, suffix);
}

fn body(out: &mut String, indent: usize, prefix: &str, text: &str, suffix: &str) {
    if let Some(call) = text.strip_suffix('?') {
        return body(out, indent, prefix, call, &format!("?{suffix}"));
    }
    let fits = indent + width(prefix) + width(text) + width(suffix) <= WIDTH;
    let group = if fits || text.contains('\n') { None } else { last_group(text) };
    // What is assigned stands on the next line, where it fits there as a whole, or where not even its head fits here.
    if let (Some(start), false) = (prefix.strip_suffix("= "), fits) {
        let fits_below = indent + 4 + width(text) + width(suffix) <= WIDTH;
        let head = group.as_ref().map_or(0, |group| width(group.head));
        if fits_below || indent + width(prefix) + head > WIDTH {
            out.push_str(start);
            out.push_str("=\n");
            return write(out, indent + 4, "", text, suffix);
        }
    }
    out.push_str(prefix);
    let Some(group) = group.filter(|group| !group.items.is_empty()) else {
        out.push_str(text);
        out.push_str(suffix);
        return;
    };
    out.push_str(group.head);
    if let [only] = group.items[..]
        && last_group(only).is_some()
        && !only.starts_with('&')
        && group.close == ")"
    {
        // The brackets of a single item stand inside those around it.
        let inner = indent + width(prefix) + width(group.head);
        let tail = format!("{}{suffix}", group.close);
        if let Some(item) = last_group(only)
            && inner + width(item.head) <= WIDTH
        {
            forced(out, indent, only, &tail);
            return;
        }
    }
    items(out, indent, &group);
    out.push_str(group.close);
    out.push_str(suffix);
}

/// Writes an expression with its last brackets broken, whether it fits or not.
fn forced(out: &mut String, indent: usize, text: &str, suffix: &str) {
    match last_group(text).filter(|group| !group.items.is_empty()) {
        Some(group) => {
            out.push_str(group.head);
            items(out, indent, &group);
            out.push_str(group.close);
        }
        None => out.push_str(text),
    }
    out.push_str(suffix);
}

fn items(out: &mut String, indent: usize, group: &Group<'_>) {
    // rustfmt packs the items of an array that are all short.
    let is_packed = group.close == "]" && group.items.iter().all(|item| width(item) <= 10);
    let mut column = usize::MAX;
    for item in &group.items {
        let needed = width(item) + 1;
        if is_packed && column.saturating_add(1 + needed) <= WIDTH {
            out.push(' ');
            out.push_str(item);
            out.push(',');
            column += 1 + needed;
            continue;
        }
        out.push('\n');
        write(out, indent + 4, "", item, ",");
        column = indent + 4 + needed;
    }
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}

fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

/// The brackets that end the expression, when there are any.
fn last_group(text: &str) -> Option<Group<'_>> {
    let bytes = text.as_bytes();
    if !matches!(bytes.last()?, b')' | b']') {
        return None;
    }
    let mut open: Vec<usize> = Vec::new();
    // The commas directly inside the brackets that were opened last, by depth.
    let mut commas: Vec<Vec<usize>> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => {
                at += 1;
                while at < bytes.len() && bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
            }
            b'(' | b'[' | b'{' => {
                open.push(at);
                commas.push(Vec::new());
            }
            b')' | b']' | b'}' => {
                let start = open.pop()?;
                let inside = commas.pop()?;
                if at + 1 == bytes.len() && open.is_empty() {
                    let mut items = Vec::with_capacity(inside.len() + 1);
                    let mut from = start + 1;
                    for comma in inside.into_iter().chain([at]) {
                        items.push(text.get(from..comma)?.trim());
                        from = comma + 1;
                    }
                    // `(a,)`.
                    if items.last().is_some_and(|item| item.is_empty()) {
                        items.pop();
                    }
                    return Some(Group { head: text.get(..=start)?, items, close: text.get(at..)? });
                }
            }
            b',' => {
                if let Some(commas) = commas.last_mut() {
                    commas.push(at);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid_out(prefix: &str, text: &str) -> String {
        let mut out = String::new();
        write(&mut out, 8, prefix, text, ";");
        out
    }

    #[test]
    fn what_does_not_fit_is_broken() {
        assert_eq!(laid_out("let x = ", "f(a, b)"), "        let x = f(a, b);");
        let long = "a".repeat(36);
        insta::assert_snapshot!(laid_out("let x = ", &format!("f(g({long}, {long}, [1, 2]), \"), {long}\", {long})")), @r#"
                let x = f(
                    g(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, [1, 2]),
                    "), aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,
                );
        "#);
        insta::assert_snapshot!(laid_out("let x = ", &format!("op!(aten.f({long}, {long}, y))")), @r"
                let x = op!(aten.f(
                    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,
                    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,
                    y,
                ));
        ");
        let numbers: Vec<String> = (0..40).map(|n| n.to_string()).collect();
        insta::assert_snapshot!(laid_out("", &format!("x.view([{}])", numbers.join(", "))), @r"
                x.view([
                    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
                    24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39,
                ]);
        ");
    }
}
