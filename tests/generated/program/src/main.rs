//! Runs the model on the inputs in `samples.safetensors`.

fn main() -> Result<(), program::Error> {
    let (inputs, _) = program::samples()?;
    for (at, output) in program::run(&program::load()?, &inputs)?.iter().enumerate() {
        println!("output {at}: {output:?}");
    }
    Ok(())
}
