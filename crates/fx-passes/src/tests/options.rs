//! Options from text and back.

use insta::assert_snapshot;

use super::registry;
use crate::Pipeline;

fn error(text: &str) -> String {
    Pipeline::parse(text, &registry()).unwrap_err().to_string()
}

#[test]
fn options_are_described_by_the_default() {
    let described = (registry().get("options").unwrap().options)();
    let lines: Vec<_> = described
        .iter()
        .map(|option| format!("{}: {} = {}", option.name, option.kind, option.default))
        .collect();
    assert_snapshot!(lines.join("\n"), @r#"
    flag: bool = false
    int: int = 3
    float: float = 0.00001
    text: string = "a b"
    list: list = []
    nested: list = []
    maybe: optional = none
    mode: string = careful
    "#);
    assert!((registry().get("look").unwrap().options)().is_empty());
}

#[test]
fn an_option_that_does_not_exist() {
    assert_snapshot!(error("look,trim{atmost=3}"), @"
    `trim`: there is no option `atmost` (line 1, column 11)
        look,trim{atmost=3}
                  ^
    its options are at_most: int = 1
    ");
    assert_snapshot!(error("look{x=1}"), @"
    `look`: there is no option `x` (line 1, column 6)
        look{x=1}
             ^
    it has no options
    ");
}

#[test]
fn an_option_of_the_wrong_type() {
    assert_snapshot!(error("trim{at_most=many}"), @r#"
    `trim`: option `at_most` is wrong: invalid type: string "many", expected usize (line 1, column 6)
        trim{at_most=many}
             ^
    its options are at_most: int = 1
    "#);
    assert_snapshot!(error("options{int=1,\n  mode=slow}"), @r#"
    `options`: option `mode` is wrong: unknown variant `slow`, expected `fast` or `careful` (line 2, column 3)
          mode=slow}
          ^
    its options are flag: bool = false, int: int = 3, float: float = 0.00001, text: string = "a b", list: list = [], nested: list = [], maybe: optional = none, mode: string = careful
    "#);
    assert_snapshot!(error("trim{at_most=-1}"), @"
    `trim`: option `at_most` is wrong: invalid value: integer `-1`, expected usize (line 1, column 6)
        trim{at_most=-1}
             ^
    its options are at_most: int = 1
    ");
}

#[test]
fn numbers_become_what_the_field_is() {
    let text = "options{float=2,maybe=7,mode=fast,text=\"1\",nested=[[1,2],[]],list=[a,\"b,c\"]}";
    let pipeline = Pipeline::parse(text, &registry()).unwrap();
    assert_snapshot!(pipeline, @r#"options{float=2.0,text="1",list=[a,"b,c"],nested=[[1,2],[]],maybe=7,mode=fast}"#);
}

#[test]
fn defaults_are_left_out() {
    let text =
        "options{ flag = false , int = 3, float = 1E-5, text = \"a\\u0020b\", maybe=none },trim{at_most=1}";
    assert_eq!(Pipeline::parse(text, &registry()).unwrap().to_string(), "options,trim");
}
