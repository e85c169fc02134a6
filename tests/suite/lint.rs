//! The cases of lint rules: a graph that breaks them, and how the findings are shown.

use std::collections::BTreeSet;

use fx::ir::lint::{Rule, lint};
use fx::ir::text::parse_module;

use crate::support::{cases, each, root};

/// A rule that no file can break, since reading a file makes sure of it.
struct NotInFiles {
    rule: Rule,
    /// A text that would break it.
    text: &'static str,
    /// What reading it says.
    refusal: &'static str,
    /// The test of `crates/fx-ir/src/lint/tests.rs` that breaks the rule.
    test: &'static str,
}

const NOT_IN_FILES: [NotInFiles; 5] = [
    NotInFiles {
        rule: Rule::Foreign,
        text: "graph():\n    return y",
        refusal: "there is no node named `y`",
        test: "foreign_arguments_are_found",
    },
    NotInFiles {
        rule: Rule::Users,
        text: "graph():\n    %x : [num_users=7] = placeholder[target=x]\n    return x",
        // The number is a remark for readers of the text; the users are counted anew.
        refusal: "",
        test: "wrong_users_are_found",
    },
    NotInFiles {
        rule: Rule::Name,
        text: "graph():\n    %x : [num_users=1] = placeholder[target=x]\n    \
               %x : [num_users=0] = placeholder[target=y]\n    return None",
        refusal: "there is a node named `x` already",
        test: "repeated_and_illegal_names_are_found",
    },
    NotInFiles {
        rule: Rule::Depth,
        text: "graph():\n    return DEEP",
        refusal: "containers nest deeper than 200",
        test: "an_argument_that_nests_too_deep_is_found",
    },
    NotInFiles {
        rule: Rule::Tensor,
        text: "module Net:\n    a = buffer f32[2] zeros\n    b = buffer f32[3] shares(a)\ngraph():\n    return None",
        refusal: "an element lies outside the storage",
        test: "a_tensor_beyond_its_storage_is_found",
    },
];

#[test]
fn findings_are_what_the_cases_say() {
    each(&cases(&root(), "lint"), |case| {
        let lints = lint(&case.module);
        let found: BTreeSet<&str> = lints.findings().iter().map(|finding| finding.rule.name()).collect();
        let wanted: BTreeSet<&str> = case.all("rule").collect();
        assert_eq!(found, wanted, "{}: {lints}", case.name);
        let text = format!("{lints}\n");
        case.check(&text);
        case.snapshot(None, &text);
    });
}

#[test]
fn every_rule_has_a_case_or_a_test() {
    let all = cases(&root(), "lint");
    let with_case: BTreeSet<&str> = all.iter().flat_map(|case| case.all("rule")).collect();
    let tests = std::fs::read_to_string(root().join("crates/fx-ir/src/lint/tests.rs")).unwrap();
    for rule in Rule::ALL {
        match NOT_IN_FILES.iter().find(|entry| entry.rule == rule) {
            None => assert!(with_case.contains(rule.name()), "no case breaks the rule `{rule}`"),
            Some(NotInFiles { test, .. }) => {
                assert!(!with_case.contains(rule.name()), "a case breaks `{rule}`: take it off the list");
                assert!(tests.contains(&format!("fn {test}()")), "there is no test `{test}` for `{rule}`");
            }
        }
    }
    for name in with_case {
        assert!(Rule::ALL.iter().any(|rule| rule.name() == name), "there is no rule `{name}`");
    }
}

#[test]
fn reading_makes_sure_of_the_rules_that_no_file_can_break() {
    let deep = format!("{}1{}", "[".repeat(210), "]".repeat(210));
    for NotInFiles { rule, text, refusal, .. } in NOT_IN_FILES {
        match parse_module(&text.replace("DEEP", &deep)) {
            Ok(file) => {
                assert_eq!(refusal, "", "`{rule}`: reading refuses nothing");
                assert!(lint(&file.module).is_clean(), "`{rule}`: a file can break it");
            }
            Err(error) => {
                assert!(!refusal.is_empty() && error.to_string().contains(refusal), "`{rule}`: {error}");
            }
        }
    }
}
