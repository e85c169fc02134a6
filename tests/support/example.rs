// What the examples of the book end with: their module is a case, from which the tests of generated code start.

use std::path::Path;

use fx::ir::GraphModule;
use fx::ir::text::{FxHeader, FxPrintOptions, Weights, print_module_with};

/// Compares the module with the case `tests/cases/book/NAME.fx`, apart from the elements of its tensors.
/// `INSTA_UPDATE=always` writes the case.
pub fn example(name: &str, module: &GraphModule) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/book");
    let path = folder.join(name).with_extension("fx");
    let mut header = FxHeader::default();
    header.push("intent", "what an example of the book ends with");
    header.push("golden-only", "the page checks the example");
    let options = FxPrintOptions { weights: Weights::Omit, inline_limit: 0, ..FxPrintOptions::default() };
    let text = print_module_with(module, &header, &options);
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        std::fs::create_dir_all(&folder).expect("the folder of cases can be made");
        std::fs::write(&path, &text).expect("the case can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, kept, "{} is not what the example gives; INSTA_UPDATE=always writes it", path.display());
}
