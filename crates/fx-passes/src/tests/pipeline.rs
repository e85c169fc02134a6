//! Pipeline text: what it says, what is refused and where, and that it prints back.

use insta::assert_snapshot;
use proptest::prelude::*;

use super::{CLEANUP, Mode, Options, Trim, module, registry};
use crate::{MAX_NESTING, MAX_STEPS, MAX_TEXT, PassManager, Pipeline, PipelineInfo};

fn parse(text: &str) -> Pipeline {
    Pipeline::parse(text, &registry()).unwrap()
}

fn error(text: &str) -> String {
    Pipeline::parse(text, &registry()).unwrap_err().to_string()
}

#[test]
fn prints_in_normal_form() {
    let text =
        " look , repeat { max = 10 } ( trim { at_most = 2 } , repeat{max=3}(look) ) ,\n cleanup,small ";
    assert_eq!(parse(text).to_string(), "look,repeat(trim{at_most=2},repeat{max=3}(look)),cleanup,small");
    assert_eq!(parse(text).pass_count(), 6);
    assert_eq!(parse("").to_string(), "");
    assert_eq!(parse("repeat()"), Pipeline::new().repeat(10, Pipeline::new()));
}

#[test]
fn an_unknown_pass_gets_a_suggestion() {
    assert_snapshot!(error("look,repeat(normalise)"), @"
    there is no pass `normalise` (line 1, column 13)
        look,repeat(normalise)
                    ^
    did you mean `normalize`?
    the registered names are cleanup, fuse, gives-up, invalid, liar, look, normalize, options, panics, scramble, small, trim, twice
    a pass of another crate is registered when the program names that crate: use my_passes as _;
    ");
    let empty = crate::Registry::with([]).unwrap();
    assert_snapshot!(Pipeline::parse("dce", &empty).unwrap_err(), @"
    there is no pass `dce` (line 1, column 1)
        dce
        ^
    no pass is registered
    a pass of another crate is registered when the program names that crate: use my_passes as _;
    ");
}

#[test]
fn errors_say_where() {
    let texts = [
        "look,,trim",
        "look trim",
        "look)",
        "repeat(look",
        "repeat",
        "repeat{max=0}(look)",
        "repeat{min=1}(look)",
        "look(trim)",
        "cleanup{x=1}",
        "trim{at_most}",
        "trim{at_most=1,at_most=2}",
        "trim{at_most=1.2.3}",
        "options{text=\"open}",
        "options{text=\"bad \\q\"}",
        "options{list=[a}",
        "look,\n\tlook,\n  über",
        "look,",
    ];
    let errors: Vec<_> = texts.iter().map(|text| error(text)).collect();
    assert_snapshot!(errors.join("\n\n"), @r#"
    unexpected `,`, expected the name of a pass (line 1, column 6)
        look,,trim
             ^

    unexpected `t`, expected `,` or the end (line 1, column 6)
        look trim
             ^

    unexpected `)`, expected `,` or the end (line 1, column 5)
        look)
            ^

    the text ends, expected `,` or `)` (line 1, column 12)
        repeat(look
                   ^

    `repeat` repeats nothing (line 1, column 1)
        repeat
        ^
    write the steps in parentheses: repeat{max=5}(cse,dce)

    `max` is a number from 1 to 10000 (line 1, column 8)
        repeat{max=0}(look)
               ^

    `repeat` has no option `min` (line 1, column 8)
        repeat{min=1}(look)
               ^
    its options are max: int = 10

    `look` is a pass: it has no steps in parentheses (line 1, column 1)
        look(trim)
        ^

    `cleanup` is a pipeline: it has neither options nor steps in parentheses (line 1, column 1)
        cleanup{x=1}
        ^
    it stands for look,repeat(trim)

    unexpected `}`, expected `=` (line 1, column 13)
        trim{at_most}
                    ^

    option `at_most` is given twice (line 1, column 16)
        trim{at_most=1,at_most=2}
                       ^

    `1.2.3` is not a number (line 1, column 14)
        trim{at_most=1.2.3}
                     ^
    numbers are as in JSON: 3, -1, 0.5, 1e-5; put quotes around a string

    this string has no closing quote (line 1, column 14)
        options{text="open}
                     ^

    this string is wrong: invalid escape at line 1 column 7 (line 1, column 14)
        options{text="bad \q"}
                     ^

    unexpected `}`, expected `,` or `]` (line 1, column 16)
        options{list=[a}
                       ^

    unexpected `ü`, expected the name of a pass (line 3, column 3)
          über
          ^

    the text ends, expected the name of a pass (line 1, column 6)
        look,
             ^
    "#);
}

#[test]
fn a_long_line_is_shown_around_the_place() {
    let long = format!("{}nope,{}look", "look,".repeat(300), "look,".repeat(300));
    assert_snapshot!(error(&long).lines().take(3).collect::<Vec<_>>().join("\n"), @"
    there is no pass `nope` (line 1, column 1501)
        look,look,look,look,look,look,look,look,look,look,look,look,nope,look,look,look,look,look,look,look,look,look,look,look,
                                                                    ^
    ");
}

#[test]
fn there_are_limits() {
    let deep = format!("{}look{}", "repeat(".repeat(MAX_NESTING + 1), ")".repeat(MAX_NESTING + 1));
    let lists = format!("options{{nested={}", "[".repeat(MAX_TEXT / 2));
    let many = vec!["look"; MAX_STEPS + 1].join(",");
    let long = " ".repeat(MAX_TEXT + 1);
    let errors: Vec<_> = [deep, lists, many, long]
        .iter()
        .map(|text| error(text).lines().next().unwrap_or_default().to_owned())
        .collect();
    assert_snapshot!(errors.join("\n"), @"
    nested deeper than 32 (line 1, column 232)
    nested deeper than 32 (line 1, column 48)
    the pipeline has more than 4096 steps (line 1, column 20481)
    the pipeline has 65537 bytes, more than 65536 (line 1, column 1)
    ");
}

#[test]
fn named_pipelines_that_are_wrong_or_contain_themselves() {
    let with = |text| {
        let more = PipelineInfo { name: "more", text, file: "m.rs", line: 1, ..CLEANUP };
        let registry = registry().with_pipelines([more]).unwrap();
        Pipeline::parse("look,more", &registry).unwrap_err().to_string()
    };
    assert_snapshot!(with("look,repeat(more)"), @"
    the pipeline `more`, registered at m.rs:1 as `look,repeat(more)`, is wrong (line 1, column 6)
        look,more
             ^
    the pipeline `more`, registered at m.rs:1, contains itself (line 1, column 13)
        look,repeat(more)
                    ^
    ");
    assert_snapshot!(with("cleanup,loook").lines().take(8).collect::<Vec<_>>().join("\n"), @"
    the pipeline `more`, registered at m.rs:1 as `cleanup,loook`, is wrong (line 1, column 6)
        look,more
             ^
    there is no pass `loook` (line 1, column 9)
        cleanup,loook
                ^
    did you mean `look`?
    the registered names are cleanup, fuse, gives-up, invalid, liar, look, more, normalize, options, panics, scramble, small, trim, twice
    ");
}

#[test]
fn named_pipelines_cannot_blow_up() {
    let names: Vec<&'static str> = vec!["p-a", "p-b", "p-c", "p-d", "p-e", "p-f", "p-g", "p-h"];
    let doubled: Vec<&'static str> = vec![
        "p-b,p-b,p-b,p-b",
        "p-c,p-c,p-c,p-c",
        "p-d,p-d,p-d,p-d",
        "p-e,p-e,p-e,p-e",
        "p-f,p-f,p-f,p-f",
        "p-g,p-g,p-g,p-g",
        "p-h,p-h,p-h,p-h",
        "look,look,look,look",
    ];
    let infos = names.into_iter().zip(doubled).map(|(name, text)| PipelineInfo { name, text, ..CLEANUP });
    let registry = registry().with_pipelines(infos).unwrap();
    let error = Pipeline::parse("p-a", &registry).unwrap_err().to_string();
    assert!(error.contains("more than 4096 steps"), "{error}");
}

#[test]
fn a_parsed_pipeline_runs() {
    let mut module = module(4);
    PassManager::new().add_pipeline(parse("cleanup")).run(&mut module).unwrap();
    assert_eq!(module.graph().len(), 3);
}

fn options() -> impl Strategy<Value = Options> {
    let text = "[ -~äλ\\n\\t\"\\\\]{0,8}";
    let numbers = prop::collection::vec(prop::collection::vec(any::<i64>(), 0..3), 0..3);
    (
        any::<(bool, i64, Option<u32>, bool)>(),
        prop::num::f64::NORMAL | prop::num::f64::ZERO,
        text,
        prop::collection::vec(prop_oneof![text, "[a-z_.:/-]{1,5}", Just("true".to_owned())], 0..4),
        numbers,
    )
        .prop_map(|((flag, int, maybe, fast), float, text, list, nested)| Options {
            flag,
            int,
            float,
            text,
            list,
            nested,
            maybe,
            mode: if fast { Mode::Fast } else { Mode::Careful },
        })
}

fn pipelines() -> impl Strategy<Value = Pipeline> {
    let leaf = prop_oneof![
        options().prop_map(|options| Pipeline::new().pass(options)),
        any::<u16>().prop_map(|at_most| Pipeline::new().pass(Trim { at_most: at_most.into() })),
        Just(()).prop_map(|()| parse("cleanup")),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        (prop::collection::vec(inner, 0..4), prop::option::of(1..=crate::MAX_REPEAT)).prop_map(
            |(parts, max)| {
                let all = parts.into_iter().fold(Pipeline::new(), Pipeline::append);
                match max {
                    Some(max) => Pipeline::new().repeat(max, all),
                    None => all,
                }
            },
        )
    })
}

proptest! {
    #[test]
    fn printing_and_parsing_are_inverse(pipeline in pipelines()) {
        let text = pipeline.to_string();
        let parsed = Pipeline::parse(&text, &registry()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(parsed, pipeline);
    }

    #[test]
    fn options_survive_the_text(options in options()) {
        let text = Pipeline::new().pass(options.clone()).to_string();
        let parsed = crate::syntax::parse(&text).map_err(|problem| TestCaseError::fail(problem.message))?;
        let built: Options = crate::options::build(parsed[0].options.clone())?;
        prop_assert_eq!(built, options);
    }

    #[test]
    fn no_text_panics(text in "[a-z{}()\\[\\],=\"\\\\ 0-9.\n\u{e4}-]{0,40}|(look|repeat|trim|\\(|\\)|,|\\{|max=|\\}|\"|é){0,12}") {
        if let Err(error) = Pipeline::parse(&text, &registry()) {
            prop_assert!(error.line >= 1 && error.column >= 1 && !error.to_string().is_empty());
        }
    }
}
