//! The model gives what was recorded.

#[test]
fn the_outputs_are_those_recorded() -> Result<(), nested::Error> {
    let (inputs, recorded) = nested::samples()?;
    let outputs = nested::run(&nested::load()?, &inputs)?;
    assert_eq!(outputs.len(), recorded.len());
    for (at, (output, recorded)) in outputs.iter().zip(&recorded).enumerate() {
        let what = |tensor: &tch::Tensor| (tensor.size(), tensor.kind());
        assert_eq!(what(output), what(recorded), "output {at}");
        let double = |tensor: &tch::Tensor| tensor.to_kind(tch::Kind::Double);
        let is_close = double(output).allclose(&double(recorded), 1e-4, 1e-5, true);
        assert!(is_close, "output {at} is not the one recorded");
    }
    Ok(())
}

#[test]
fn the_program_runs() -> Result<(), nested::Error> {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_nested")).output()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let (_, recorded) = nested::samples()?;
    assert_eq!(String::from_utf8(output.stdout)?.lines().count(), recorded.len());
    Ok(())
}
