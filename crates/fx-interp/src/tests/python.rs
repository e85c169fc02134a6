//! Python's values that are no tensors: what graphs ask of dtypes, devices and lists.

use fx_ir::{Argument, DType, Device};

use super::*;

fn attribute(target: &str, of: Argument, name: &str) -> String {
    let program = module(|graph| {
        let value = graph.call_function(target, [of]);
        let value = graph.call_function("builtins.getattr", (value, name));
        graph.output(value);
    });
    run_both(&program, &[]).describe()
}

#[test]
fn limits_of_number_types_are_pytorch_s() {
    let all = |target: &str, dtype: DType, names: &str| {
        let values: Vec<String> =
            names.split(' ').map(|name| attribute(target, Argument::DType(dtype), name)).collect();
        values.join(" ")
    };
    let floats = |dtype| all("torch.finfo", dtype, "min max eps tiny smallest_normal resolution bits dtype");
    insta::assert_snapshot!(floats(DType::Float64), @r#"-1.7976931348623157e308 1.7976931348623157e308 2.220446049250313e-16 2.2250738585072014e-308 2.2250738585072014e-308 1e-15 64 "float64""#);
    insta::assert_snapshot!(floats(DType::Float32), @r#"-3.4028234663852886e38 3.4028234663852886e38 1.1920928955078125e-7 1.1754943508222875e-38 1.1754943508222875e-38 1e-6 32 "float32""#);
    insta::assert_snapshot!(floats(DType::Float16), @r#"-65504.0 65504.0 0.0009765625 6.103515625e-5 6.103515625e-5 0.001 16 "float16""#);
    insta::assert_snapshot!(floats(DType::BFloat16), @r#"-3.3895313892515355e38 3.3895313892515355e38 0.0078125 1.1754943508222875e-38 1.1754943508222875e-38 0.01 16 "bfloat16""#);
    assert_eq!(floats(DType::Complex64), floats(DType::Float32));
    let ints = |dtype| all("torch.iinfo", dtype, "min max bits dtype");
    insta::assert_snapshot!(ints(DType::UInt8), @r#"0 255 8 "uint8""#);
    insta::assert_snapshot!(ints(DType::Int8), @r#"-128 127 8 "int8""#);
    insta::assert_snapshot!(ints(DType::Int32), @r#"-2147483648 2147483647 32 "int32""#);
    insta::assert_snapshot!(ints(DType::Int64), @r#"-9223372036854775808 9223372036854775807 64 "int64""#);
}

#[test]
fn dtypes_and_devices_say_what_they_are() {
    let ask = |of: Argument, name: &str| {
        let program = module(|graph| {
            let value = graph.call_function("builtins.getattr", (of, name));
            graph.output(value);
        });
        run_both(&program, &[]).describe()
    };
    let answers = [
        ask(Argument::DType(DType::Float16), "is_floating_point"),
        ask(Argument::DType(DType::Complex64), "is_complex"),
        ask(Argument::DType(DType::Int32), "itemsize"),
        ask(Argument::Device(Device::CPU), "type"),
        ask(Argument::Device(Device::CPU), "index"),
    ];
    insta::assert_snapshot!(answers.join(" "), @r#"True True 4 "cpu" None"#);
}

#[test]
fn a_sequence_repeats_only_so_far() {
    for (count, expected) in [(2, "[1, 2, 1, 2]"), (0, "[]"), (-1, "[]")] {
        let program = module(|graph| {
            let list = Argument::list([1, 2]);
            let value = graph.call_function("operator.mul", (list, count));
            graph.output(value);
        });
        assert_eq!(run_both(&program, &[]).describe(), expected);
    }
    let long = module(|graph| {
        let value = graph.call_function("operator.mul", (Argument::list([1, 2]), i64::MAX));
        graph.output(value);
    });
    let error = Interpreter::new(&long).unwrap().run(Vec::new()).unwrap_err().to_string();
    assert!(error.contains("2 items 9223372036854775807 times are too many"), "{error}");
}
