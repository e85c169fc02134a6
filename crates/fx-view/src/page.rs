//! [`page`]: the recording as one HTML file.

use crate::data::json;
use crate::overlay::Overlay;
use crate::recorded::Recorded;

const HTML: &str = include_str!("../page/page.html");
const STYLE: &str = include_str!("../page/page.css");
/// In the order in which they need each other.
const SCRIPTS: [&str; 5] = [
    include_str!("../page/data.js"),
    include_str!("../page/rows.js"),
    include_str!("../page/list.js"),
    include_str!("../page/details.js"),
    include_str!("../page/main.js"),
];

/// What stands on the page beside the recording.
#[derive(Clone, Debug, Default)]
pub struct PageOptions {
    /// The model, in a few words.
    pub model: String,
    /// The pipeline as written.
    pub pipeline: String,
    /// Columns beside the measures of the recording.
    pub overlays: Vec<Overlay>,
}

/// The page: one HTML file that needs no other, for any browser of the last years, opened from the disk or served.
///
/// The same recording gives the same bytes. Whatever names and texts the graph has, they are data: none becomes
/// markup or script. O(size of the recording); 10,000 nodes with shapes and source lines take 1 to 2 MB.
pub fn page(recorded: &Recorded, options: &PageOptions) -> String {
    let title = if options.pipeline.is_empty() { "fx" } else { &options.pipeline };
    let script = SCRIPTS.concat();
    let data = json(recorded, options);
    let parts = [("TITLE", &*escape(title)), ("STYLE", STYLE), ("DATA", &*data), ("SCRIPT", &*script)];
    let mut html = String::with_capacity(data.len() + HTML.len() + STYLE.len() + script.len());
    // Each place is looked for behind the one before, so that nothing that was put in is taken for a place.
    let mut rest = HTML;
    for (name, content) in parts {
        if let Some((before, after)) = rest.split_once(&format!("{{{{{name}}}}}")) {
            html.push_str(before);
            html.push_str(content);
            rest = after;
        }
    }
    html.push_str(rest);
    html
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
