//! What instruments see, in which order, and what they say.

use std::cell::RefCell;

use fx_ir::GraphModule;
use insta::assert_snapshot;

use super::{module, registry};
use crate::instrument::{Bisect, Diff, OpCounts, Print, PrintWhen, Statistics, Timing, Trace};
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
