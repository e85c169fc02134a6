//! Runs the model on the inputs in `samples.safetensors`.

fn main() -> Result<(), layers::Error> {
    let (inputs, _) = layers::samples()?;
    for (at, output) in layers::run(&layers::load()?, &inputs)?.iter().enumerate() {
        println!("output {at}: {output:?}");
    }
    Ok(())
}
