//! Runs the model on the inputs in `samples.safetensors`.

fn main() -> Result<(), nested::Error> {
    let (inputs, _) = nested::samples()?;
    for (at, output) in nested::run(&nested::load()?, &inputs)?.iter().enumerate() {
        println!("output {at}: {output:?}");
    }
    Ok(())
}
