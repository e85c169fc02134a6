//! What the fuzz targets do with the bytes that they are given. Nothing may panic, and what was read must print as what
//! reads back the same. The suite without libtorch does the same with the seeds, so that the targets do not rot.

use std::io::Write;

use fx::ir::json::{JsonOptions, from_json, to_json};
use fx::ir::text::{FxHeader, parse_module, print_module};
use fx::ir::{GraphModule, lint};
use fx::passes::instrument::Filter;
use fx::passes::{Pipeline, Registry};
use fx::pt2::ExportedProgram;

/// Whatever else there is to do with a module that was read.
fn use_module(module: &GraphModule) {
    let is_valid = lint::lint(module).is_clean();
    let code = fx::codegen::python_code(module, &Default::default());
    let _ = (module.graph().tabular(), fx::codegen::dot(module, &Default::default()), code);
    if is_valid {
        let mut copy = module.clone();
        // Passes may refuse, and the manager turns a panic into an error, which it must not come to.
        if let Ok(manager) = fx::passes::PassManager::parse("normalize,cse,dce,remove-identity,fuse-conv-bn")
            && let Err(error) = manager.check_changed(true).run(&mut copy)
        {
            assert!(
                matches!(*error.failure, fx::passes::Failure::Pass(_)),
                "{}",
                fx::passes::with_causes(&error)
            );
        }
    }
}

/// The text form of modules.
pub fn text(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(file) = parse_module(text) else { return };
    let printed = print_module(&file.module, &file.header);
    let again =
        parse_module(&printed).unwrap_or_else(|error| panic!("{error} in what was printed:\n{printed}"));
    assert_eq!(print_module(&again.module, &again.header), printed);
    assert!(again.module.graph() == file.module.graph(), "the graph reads back as another:\n{printed}");
    use_module(&file.module);
    let _ = fx::Reproducer::parse(text);
}

/// The JSON form of modules.
pub fn json(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(module) = from_json(text) else { return };
    let printed = to_json(&module, &JsonOptions::default());
    let again = from_json(&printed).unwrap_or_else(|error| panic!("{error} in what was written:\n{printed}"));
    assert_eq!(to_json(&again, &JsonOptions::default()), printed);
    use_module(&module);
    // What JSON holds the text form holds as well.
    if lint::lint(&module).is_clean() {
        let printed = print_module(&module, &FxHeader::new());
        let again =
            parse_module(&printed).unwrap_or_else(|error| panic!("{error} in what was printed:\n{printed}"));
        assert!(again.module.graph() == module.graph(), "the graph reads back as another:\n{printed}");
    }
}

/// Archives of `torch.export`: a whole one, or the program of one.
pub fn pt2(data: &[u8]) {
    let archive = match data.starts_with(b"PK") {
        true => data.to_vec(),
        false => archive_of(data),
    };
    let Ok(mut file) = tempfile::NamedTempFile::with_suffix(".pt2") else { return };
    if file.write_all(&archive).is_err() {
        return;
    }
    let Ok(program) = ExportedProgram::load(file.path()) else { return };
    let _ = program.sample_inputs();
    if let Ok(module) = program.module() {
        use_module(&module);
    }
}

/// An archive without weights that holds this program.
fn archive_of(program: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let members: [(&str, &[u8]); 6] = [
        ("fuzz/archive_format", b"pt2"),
        ("fuzz/archive_version", b"0"),
        ("fuzz/byteorder", b"little"),
        ("fuzz/data/weights/model_weights_config.json", b"{\"config\": {}}"),
        ("fuzz/data/constants/model_constants_config.json", b"{\"config\": {}}"),
        ("fuzz/models/model.json", program),
    ];
    for (name, bytes) in members {
        if zip.start_file(name, options).and_then(|()| Ok(zip.write_all(bytes)?)).is_err() {
            return Vec::new();
        }
    }
    zip.finish().map(std::io::Cursor::into_inner).unwrap_or_default()
}

/// The text of pipelines, and filters of instruments.
pub fn pipeline(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Ok(filter) = text.parse::<Filter>() {
        let printed = filter.to_string();
        let again: Filter =
            printed.parse().unwrap_or_else(|error| panic!("{error} in what was printed: {printed}"));
        assert_eq!(again.to_string(), printed);
        for (pass, path) in [("dce", "encoder.layers.0"), ("fuse-conv-bn", ""), ("", "a.b")] {
            assert_eq!(filter.holds(pass, path), again.holds(pass, path), "{printed}");
        }
    }
    let Ok(registry) = Registry::global() else { return };
    let Ok(pipeline) = Pipeline::parse(text, registry) else { return };
    let printed = pipeline.to_string();
    let again = Pipeline::parse(&printed, registry)
        .unwrap_or_else(|error| panic!("{error} in what was printed: {printed}"));
    assert_eq!(again.to_string(), printed);
    assert_eq!(again.pass_count(), pipeline.pass_count());
}
