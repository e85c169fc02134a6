//! Attribute paths: `self.layer1.conv`, `getattr(self.layers, "0").conv`.

use super::literal::{is_identifier, is_name, quoted};

/// How many parts a path may have, and how many of them may need `getattr`.
pub(crate) const MAX_PARTS: usize = 500;
/// How many brackets may nest.
pub(crate) const MAX_DEPTH: usize = 64;

/// Writes `base` and the dotted `path` below it (`torch.fx.graph._format_target`). Parts that cannot be written
/// after a dot are looked up by `getattr`: those that are no identifiers, and keywords unless `compat`.
/// Returns whether `getattr` was used. O(length).
pub(crate) fn write_path(out: &mut String, base: &str, path: &str, compat: bool) -> bool {
    let plain = |part: &str| if compat { is_identifier(part) } else { is_name(part) };
    let odd = path.split('.').filter(|part| !plain(part)).count();
    out.reserve(base.len() + path.len() + 1 + odd * 12);
    for _ in 0..odd {
        out.push_str("getattr(");
    }
    out.push_str(base);
    if odd == 0 {
        out.push('.');
        out.push_str(path);
        return false;
    }
    for part in path.split('.') {
        if plain(part) {
            out.push('.');
            out.push_str(part);
        } else {
            out.push_str(", ");
            if compat {
                out.push('"');
                out.push_str(part);
                out.push('"');
            } else {
                quoted(out, part, '"');
            }
            out.push(')');
        }
    }
    true
}

/// Whether the path is longer, or would nest deeper, than Python's parser allows.
pub(crate) fn is_too_deep(path: &str) -> bool {
    path.len() > MAX_DEPTH
        && (path.split('.').count() > MAX_PARTS
            || path.split('.').filter(|part| !is_name(part)).count() > MAX_DEPTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(base: &str, path: &str, compat: bool) -> String {
        let mut out = String::new();
        write_path(&mut out, base, path, compat);
        out
    }

    #[test]
    fn parts_that_are_no_identifiers_go_through_getattr() {
        assert_eq!(path("self", "a.b", false), "self.a.b");
        assert_eq!(path("self", "layers.0.conv", false), "getattr(self.layers, \"0\").conv");
        assert_eq!(path("self", "seq.2.0", false), "getattr(getattr(self.seq, \"2\"), \"0\")");
        assert_eq!(path("self", "class.w", false), "getattr(self, \"class\").w");
        assert_eq!(path("self", "class.w", true), "self.class.w");
        assert_eq!(path("self", "", false), "getattr(self, \"\")");
        assert_eq!(path("x", "\")\n#", false), "getattr(x, \"\\\")\\n#\")");
    }

    #[test]
    fn absurd_paths_are_too_deep() {
        assert!(is_too_deep(&["0"; 100].join(".")));
        assert!(is_too_deep(&["a"; 1000].join(".")));
        assert!(!is_too_deep(&["a"; 100].join(".")));
    }
}
