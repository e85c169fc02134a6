//! What instruments see, in which order, and what they say.

use std::cell::RefCell;

use fx_ir::GraphModule;
use insta::assert_snapshot;

use super::{module, registry};
use crate::instrument::{
    Bisect, ChromeTrace, Diff, Filter, History, OpCounts, Print, PrintWhen, Statistics, Timing, Trace,
};
use crate::{
    Failure, Instrument, InstrumentError, PassEvent, PassManager, PassRun, PassTime, Pipeline, RunReport,
    StopReason, with_causes,
};

fn manager<'i>(text: &str) -> PassManager<'i> {
    PassManager::new().check_changed(true).add_pipeline(Pipeline::parse(text, &registry()).unwrap())
}

/// Writes down which hook was called.
struct Log<'l> {
    name: &'static str,
    lines: &'l RefCell<Vec<String>>,
    skip: &'static str,
    refuse: &'static str,
}

impl Log<'_> {
    fn line(&self, what: &str) {
        self.lines.borrow_mut().push(format!("{} {what}", self.name));
    }
}

impl Instrument for Log<'_> {
    fn name(&self) -> &str {
        self.name
    }
    fn before_pipeline(&mut self, _: &GraphModule) -> Result<(), InstrumentError> {
        self.line("begin");
        Ok(())
    }
    fn after_pipeline(&mut self, _: &GraphModule, report: &RunReport) -> Result<(), InstrumentError> {
        self.line(&format!("end of {}", report.passes.len()));
        Ok(())
    }
    fn enter_group(&mut self, text: &str) {
        self.line(&format!("enter {text}"));
    }
    fn leave_group(&mut self, text: &str, stop: Option<StopReason>) {
        self.line(&format!("leave {text} {stop:?}"));
    }
    fn should_run(&mut self, pass: &PassEvent<'_>, _: &GraphModule) -> bool {
        pass.name != self.skip
    }
    fn before_pass(&mut self, pass: &PassEvent<'_>, _: &GraphModule) -> Result<(), InstrumentError> {
        self.line(&format!("before {}", pass.name));
        Ok(())
    }
    fn after_pass(
        &mut self,
        pass: &PassEvent<'_>,
        _: &GraphModule,
        outcome: &PassRun,
        _: &PassTime,
    ) -> Result<(), InstrumentError> {
        self.line(&format!("after {} changed={}", pass.name, outcome.changed));
        if pass.name == self.refuse { Err("the answer is different".into()) } else { Ok(()) }
    }
    fn after_pass_failed(&mut self, pass: &PassEvent<'_>, _: &GraphModule, failure: &Failure) {
        self.line(&format!(
            "failed {}: {}",
            pass.name,
            failure.to_string().lines().next().unwrap_or_default()
        ));
    }
}

#[test]
fn hooks_are_called_in_order_and_back() {
    let lines = RefCell::default();
    let log = |name| Log { name, lines: &lines, skip: "look", refuse: "" };
    let mut module = module(1);
    let mut manager =
        manager("repeat{max=4}(trim),cleanup").with_instrument(log("A")).with_instrument(log("B"));
    let report = manager.run(&mut module).unwrap();
    drop(manager);
    assert_snapshot!(lines.borrow().join("\n"), @"
    A begin
    B begin
    A enter repeat{max=4}
    B enter repeat{max=4}
    A before trim
    B before trim
    B after trim changed=true
    A after trim changed=true
    A before trim
    B before trim
    B after trim changed=false
    A after trim changed=false
    B leave repeat{max=4} Some(Unchanged)
    A leave repeat{max=4} Some(Unchanged)
    A enter cleanup
    B enter cleanup
    A enter repeat
    B enter repeat
    A before trim
    B before trim
    B after trim changed=false
    A after trim changed=false
    B leave repeat Some(Unchanged)
    A leave repeat Some(Unchanged)
    B leave cleanup None
    A leave cleanup None
    B end of 3
    A end of 3
    ");
    assert_eq!(report.skipped[0].by, "A");
}

#[test]
fn failures_reach_every_instrument() {
    let lines = RefCell::default();
    let log = |name| Log { name, lines: &lines, skip: "", refuse: "trim" };
    let mut manager = manager("trim").with_instrument(log("A")).with_instrument(log("B"));
    let error = manager.run(&mut module(1)).unwrap_err();
    drop(manager);
    assert_snapshot!(with_causes(&error), @"pass `trim` failed (step 1 of 1): the instrument `B` stopped the run: the answer is different");
    assert_snapshot!(lines.borrow().join("\n"), @"
    A begin
    B begin
    A before trim
    B before trim
    B after trim changed=true
    B failed trim: the instrument `B` stopped the run
    A failed trim: the instrument `B` stopped the run
    ");
}

#[test]
fn print_changed_leaves_out_what_did_not_change() {
    let mut out = Vec::new();
    manager("look,trim")
        .with_instrument(Print::new(&mut out, PrintWhen::Changed))
        .run(&mut module(1))
        .unwrap();
    assert_snapshot!(String::from_utf8(out).unwrap(), @"
    # at the start
    graph():
        %x : [num_users=2] = placeholder[target=x]
        %relu : [num_users=1] = call_function[target=torch.relu](args = (%x,), kwargs = {})
        %neg : [num_users=0] = call_function[target=torch.neg](args = (%x,), kwargs = {})
        return relu

    # after look (run 1): no change

    # after trim (run 2)
    graph():
        %x : [num_users=1] = placeholder[target=x]
        %relu : [num_users=1] = call_function[target=torch.relu](args = (%x,), kwargs = {})
        return relu
    ");
}

#[test]
fn print_before_after_and_on_failure() {
    let mut out = Vec::new();
    manager("look").with_instrument(Print::new(&mut out, PrintWhen::Before)).run(&mut module(0)).unwrap();
    manager("invalid")
        .with_instrument(Print::new(&mut out, PrintWhen::After))
        .run(&mut module(0))
        .unwrap_err();
    assert_snapshot!(String::from_utf8(out).unwrap(), @"
    # before look (run 1)
    graph():
        %x : [num_users=1] = placeholder[target=x]
        %relu : [num_users=1] = call_function[target=torch.relu](args = (%x,), kwargs = {})
        return relu

    # failed invalid (run 1)
    graph():
        %x : [num_users=1] = placeholder[target=x]
        %relu : [num_users=1] = call_function[target=torch.relu](args = (%x,), kwargs = {})
        return relu
        %late : [num_users=0] = call_function[target=late](args = (), kwargs = {})
    ");
}

#[test]
fn a_sink_that_is_full_stops_the_run() {
    let mut full: &mut [u8] = &mut [0; 4];
    let mut manager = manager("look").with_instrument(Print::new(&mut full, PrintWhen::Before));
    let error = manager.run(&mut module(0)).unwrap_err();
    assert_snapshot!(with_causes(&error), @"pass `look` failed (step 1 of 1): the instrument `print` stopped the run: failed to write whole buffer");
}

#[test]
fn diff_shows_the_lines_that_changed() {
    let mut out = Vec::new();
    manager("look,trim{at_most=2}")
        .with_instrument(Diff::new(&mut out).context(1))
        .run(&mut module(2))
        .unwrap();
    assert_snapshot!(String::from_utf8(out).unwrap(), @"
    --- before trim{at_most=2}
    +++ after trim{at_most=2} (run 2)
    @@ -1,6 +1,4 @@
     graph():
    -    %x : [num_users=3] = placeholder[target=x]
    +    %x : [num_users=1] = placeholder[target=x]
         %relu : [num_users=1] = call_function[target=torch.relu](args = (%x,), kwargs = {})
    -    %neg : [num_users=0] = call_function[target=torch.neg](args = (%x,), kwargs = {})
    -    %neg_1 : [num_users=0] = call_function[target=torch.neg](args = (%x,), kwargs = {})
         return relu
    ");
}

#[test]
fn operations_are_counted() {
    let mut counts = OpCounts::default();
    manager("look,trim,trim").with_instrument(&mut counts).run(&mut module(3)).unwrap();
    assert_snapshot!(counts, @"
    run  pass  opcode         target     count   change
      2  trim  call_function  torch.neg  3 -> 2      -1
      3  trim  call_function  torch.neg  2 -> 1      -1
    ");
    assert_eq!(counts.deltas().len(), 2);
}

#[test]
fn statistics_are_added_up_by_step() {
    let mut statistics = Statistics::default();
    manager("repeat(trim),trim").with_instrument(&mut statistics).run(&mut module(3)).unwrap();
    assert_eq!(statistics.rows(), [(1, "trim", "erased", 3), (2, "trim", "erased", 0)]);
    assert_snapshot!(statistics, @"
    step  pass  counter  sum
       1  trim  erased     3
       2  trim  erased     0
    ");
}

#[test]
fn times_are_nested() {
    let mut timing = Timing::default();
    manager("look,repeat(trim,repeat{max=2}(look)),trim")
        .with_instrument(&mut timing)
        .run(&mut module(1))
        .unwrap();
    let rows: Vec<_> =
        timing.rows().iter().map(|row| format!("{} {} {}", row.depth, row.count, row.name)).collect();
    assert_snapshot!(rows.join("\n"), @"
    0 1 total
    1 1 look
    1 1 repeat
    2 2 trim
    2 2 repeat{max=2}
    3 2 look
    1 1 trim
    ");
    let sum: std::time::Duration = timing.rows().iter().filter(|row| row.depth == 1).map(|row| row.run).sum();
    assert_eq!(timing.rows()[0].run, sum);
    assert!(timing.to_string().contains("share"), "{timing}");
}

#[test]
fn bisection_counts_optional_passes() {
    let mut bisect = Bisect::new(2);
    let mut module = module(5);
    let report = manager("look,repeat{max=3}(trim)").with_instrument(&mut bisect).run(&mut module).unwrap();
    assert_snapshot!(bisect, @"
    bisect: running pass (1) look
    bisect: running pass (2) trim
    bisect: not running pass (3) trim
    ");
    assert_snapshot!(report.without_times(), @"
    run  pass  changed  nodes   statistics
      1  look  no       8
      2  trim  yes      8 -> 7  erased 1
    run 3, trim, was left out by bisect
    repeat{max=3}(trim) ran 2 times, until nothing changed
    run 2, trim: `neg_3`: at_most was reached
    ");
    assert_eq!(bisect.decisions().iter().filter(|decision| decision.runs).count(), 2);
}

#[test]
fn a_left_out_pass_ensures_nothing() {
    let mut bisect = Bisect::new(0);
    let required = Pipeline::parse("normalize", &registry())
        .unwrap()
        .then(crate::Step::Pass(std::sync::Arc::new(Needs)));
    let error = PassManager::new()
        .add_pipeline(required)
        .with_instrument(&mut bisect)
        .run(&mut module(0))
        .unwrap_err();
    assert_snapshot!(with_causes(&error), @"pass `needs` failed (step 2 of 2): it requires `normal-form`, which no earlier step ensures; `normalize` is in the pipeline and ensures it, but comes later, was left out, or was undone since");
}

/// A required pass made by hand.
struct Needs;

impl crate::ErasedPass for Needs {
    fn name(&self) -> &str {
        "needs"
    }
    fn requires(&self) -> &[&'static str] {
        &["normal-form"]
    }
    fn policy(&self) -> crate::Policy {
        crate::Policy::Required
    }
    fn run(
        &self,
        _: &mut GraphModule,
        _: &mut crate::PassContext<'_>,
    ) -> Result<crate::Changed, crate::PassError> {
        Ok(crate::Changed::No)
    }
}

#[test]
fn a_span_encloses_the_pass() {
    use std::fmt::Debug;
    use std::sync::{Arc, Mutex};
    use tracing::field::{Field, Visit};
    use tracing::span::{Attributes, Id, Record};

    #[derive(Clone, Default)]
    struct Spans(Arc<Mutex<Vec<String>>>);
    impl Visit for Spans {
        fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
            self.0.lock().unwrap().push(format!("{field}={value:?}"));
        }
    }
    impl tracing::Subscriber for Spans {
        fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
            true
        }
        fn new_span(&self, span: &Attributes<'_>) -> Id {
            span.record(&mut self.clone());
            Id::from_u64(1)
        }
        fn record(&self, _: &Id, values: &Record<'_>) {
            values.record(&mut self.clone());
        }
        fn record_follows_from(&self, _: &Id, _: &Id) {}
        fn event(&self, event: &tracing::Event<'_>) {
            event.record(&mut self.clone());
        }
        fn enter(&self, _: &Id) {
            self.0.lock().unwrap().push("enter".to_owned());
        }
        fn exit(&self, _: &Id) {
            self.0.lock().unwrap().push("exit".to_owned());
        }
    }

    let spans = Spans::default();
    tracing::subscriber::with_default(spans.clone(), || {
        let pipeline = Pipeline::parse("trim", &registry()).unwrap().function("talk", |_, _| {
            tracing::info!("inside");
            Err(crate::PassError::at("x", "no"))
        });
        PassManager::new()
            .add_pipeline(pipeline)
            .with_instrument(Trace::default())
            .run(&mut module(1))
            .unwrap_err();
    });
    assert_snapshot!(spans.0.lock().unwrap().join("\n"), @r#"
    name="trim"
    index=1
    nodes_before=4
    enter
    nodes_after=3
    changed=true
    exit
    name="talk"
    index=2
    nodes_before=3
    enter
    message=inside
    message=at node `x`: no
    exit
    "#);
}

#[test]
fn filters_are_read_and_printed() {
    let filter = |text: &str| text.parse::<Filter>().unwrap();
    for text in ["a", "!a", "a & b", "a | b & c", "(a | b) & !c", "!(a & b) | layers.0.*", "!!a", ""] {
        let printed = filter(text).to_string();
        assert_eq!(filter(&printed), filter(&filter(&printed).to_string()), "{text}");
        for pass in ["a", "b", "c", "d"] {
            for path in ["", "a.b", "model.layers.0.mlp", "c"] {
                assert_eq!(filter(text).holds(pass, path), filter(&printed).holds(pass, path), "{text}");
            }
        }
    }
    // `&` binds closer than `|`.
    assert!(filter("a | b & c").holds("a", ""));
    assert!(!filter("(a | b) & c").holds("a", ""));
    let errors: Vec<String> = ["a &", "& a", "(a", "a b", "a | | b", "ä § b", "!"]
        .iter()
        .map(|text| text.parse::<Filter>().unwrap_err().to_string())
        .collect();
    assert_snapshot!(errors.join("\n"), @"
    the filter `a &` is wrong at letter 4: expected the name of a pass or the path of a module, found the end
    the filter `& a` is wrong at letter 1: expected the name of a pass or the path of a module, found `&`
    the filter `(a` is wrong at letter 3: expected `)`
    the filter `a b` is wrong at letter 3: expected `&`, `|` or the end, found `b`
    the filter `a | | b` is wrong at letter 5: expected the name of a pass or the path of a module, found `|`
    the filter `ä § b` is wrong at letter 3: expected `&`, `|` or the end, found `§`
    the filter `!` is wrong at letter 2: expected the name of a pass or the path of a module, found the end
    ");
    let deep = format!("{}a", "!".repeat(100_000));
    assert!(deep.parse::<Filter>().unwrap_err().to_string().contains("nests deeper than 64"));
}

#[test]
fn words_are_whole_names_and_whole_parts_of_paths() {
    let holds = |text: &str, pass: &str, path: &str| text.parse::<Filter>().unwrap().holds(pass, path);
    assert!(holds("dce", "dce", "") && !holds("dc", "dce", "") && holds("dc*", "dce", ""));
    assert!(holds("layers.0", "x", "model.layers.0.mlp") && !holds("layers.0", "x", "model.layers.01"));
    assert!(holds("layers.*.mlp", "x", "model.layers.7.mlp") && !holds("layers.*.mlp", "x", "layers.mlp"));
    assert!(
        holds("*", "anything", "") && holds("f*-bn", "fuse-conv-bn", "") && !holds("f*-bn", "fuse-bn-x", "")
    );
    assert!(holds("a*b*c", "a1b2c", "") && !holds("a*b*c", "acb", ""));
}

#[test]
fn what_is_chosen_is_shown_of_every_graph() {
    let mut module = module(1);
    let id = module.graph().ids()[1];
    let frame = |path: &str| fx_ir::ModuleFrame { key: path.into(), path: path.into(), class: "C".into() };
    module.graph_mut().meta_mut(id).unwrap().module_stack = Some([frame(""), frame("encoder.0")].into());
    let mut inner = fx_ir::Module::new("Inner");
    inner.graph = Some(Box::new(super::module(0)));
    module.modules_mut().set_module("body", inner);
    let shown = |filter: &str| filter.parse::<Filter>().unwrap().text("trim", &module);
    assert_snapshot!(shown("encoder & trim").unwrap(), @"
    %relu : [num_users=1] = call_function[target=torch.relu](args = (%x,), kwargs = {})
    # and other nodes
    ");
    assert_snapshot!(shown("body").unwrap(), @"
    # the graph of body
        %x : [num_users=1] = placeholder[target=x]
        %relu : [num_users=1] = call_function[target=torch.relu](args = (%x,), kwargs = {})
        return relu
    ");
    assert_eq!(shown("encoder & look"), None);
    assert!(shown("").unwrap().contains("# the graph of body"));
}

#[test]
fn the_history_of_nodes() {
    let mut history = History::default();
    let mut module = module(2);
    let rewire = |module: &mut GraphModule, _: &mut crate::PassContext<'_>| {
        let relu = module.graph().ids()[1];
        module.graph_mut().set_target(relu, "torch.gelu")?;
        Ok(true.into())
    };
    let pipeline = Pipeline::parse("trim", &registry()).unwrap().function("rewire", rewire);
    let pipeline = pipeline.append(Pipeline::new().pass(super::Other));
    PassManager::new().add_pipeline(pipeline).with_instrument(&mut history).run(&mut module).unwrap();
    assert_snapshot!(history, @"
    run  pass    node   what     target      from
      1  trim    neg_1  erased   torch.neg
      2  rewire  relu   changed  torch.gelu
      3  other   made   made     made
    ");
    assert_eq!(history.of("relu").count(), 1, "that it has fewer users is nothing that happened to it");
}

#[test]
fn measures_are_added_up() {
    let mut counts = OpCounts::default().measure("letters", |node| Some(node.target().len() as f64));
    let manager = manager("look,trim{at_most=2}").with_instrument(&mut counts);
    { manager }.run(&mut module(2)).unwrap();
    assert_snapshot!(counts, @"
    run  pass             opcode         target     count                      change
      2  trim{at_most=2}  call_function  torch.neg  2 -> 0                         -2
      2  trim{at_most=2}                 letters    35 in 5 -> 17 in 3  -18 (-51.4 %)
    ");
    let delta = &counts.measured()[0];
    assert_eq!((delta.run, delta.before, delta.after), (2, (35.0, 5), (17.0, 3)));
}

#[test]
fn the_trace_nests_and_names_the_failure() {
    let mut trace = ChromeTrace::default();
    manager("repeat{max=2}(trim),panics").with_instrument(&mut trace).run(&mut module(1)).unwrap_err();
    let json: serde_json::Value = serde_json::from_str(&trace.to_json()).unwrap();
    let events = json["traceEvents"].as_array().unwrap();
    let of = |kind: &str| -> Vec<&str> {
        events
            .iter()
            .filter(|event| event["cat"] == kind)
            .filter_map(|event| event["name"].as_str())
            .collect()
    };
    assert_eq!(of("pass"), ["trim", "trim", "panics"]);
    assert_eq!(of("group"), ["repeat{max=2}", "pipeline"]);
    let failed = events.iter().find(|event| event["name"] == "panics").unwrap();
    assert!(failed["args"]["error"].as_str().unwrap().contains("the pass panicked"));
}
