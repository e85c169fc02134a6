//! The cases of generated text: Python code, readable Python, DOT and JSON of one graph.

use fx::codegen::{DotOptions, PythonOptions, ReadableOptions, dot, print_readable, python_code};
use fx::ir::json::{JsonOptions, from_json, to_json};

use crate::support::{cases, each, root};

/// What is shown of each case, one golden each.
pub const VIEWS: &[&str] = &["code", "readable", "dot", "json"];

#[test]
fn generated_text_is_what_the_cases_say() {
    each(&cases(&root(), "codegen"), |case| {
        let module = &case.module;
        let code = python_code(module, &PythonOptions::default());
        let (code, readable) = match (code, case.one("error")) {
            (Ok(code), None) => (code.src, print_readable(module, &ReadableOptions::default()).unwrap()),
            (Err(error), Some(wanted)) => {
                let error = error.to_string();
                assert!(error.contains(wanted), "{}: no `{wanted}` in: {error}", case.name);
                let readable = print_readable(module, &ReadableOptions::default()).unwrap_err();
                (format!("error: {error}"), format!("error: {readable}"))
            }
            (Ok(code), Some(_)) => panic!("{}: no error but\n{}", case.name, code.src),
            (Err(error), None) => panic!("{}: {error}", case.name),
        };
        case.check(&code);
        let json = to_json(module, &JsonOptions { pretty: true, ..JsonOptions::default() });
        let again = from_json(&json).unwrap();
        assert_eq!(to_json(&again, &JsonOptions { pretty: true, ..JsonOptions::default() }), json);
        case.snapshot(Some("code"), &code);
        case.snapshot(Some("readable"), &readable);
        case.snapshot(Some("dot"), &dot(module, &DotOptions::default()));
        case.snapshot(Some("json"), &json);
    });
}
