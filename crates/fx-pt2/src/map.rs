//! Files mapped into memory, and pieces of them as storages of tensors.

use std::any::Any;
use std::fs::File;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use fx_ir::Payload;
use memmap2::{MmapMut, MmapOptions};

use crate::error::{Error, io};

/// The bytes of a file. The mapping is private: writing to it does not reach the file.
#[derive(Clone, Debug)]
pub(crate) struct Mapped(Arc<MmapMut>);

impl Mapped {
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        let file = File::open(path).map_err(|error| io("open", path, error))?;
        let meta = file.metadata().map_err(|error| io("open", path, error))?;
        if meta.is_dir() {
            let error = std::io::Error::new(std::io::ErrorKind::IsADirectory, "it is a directory");
            return Err(io("open", path, error));
        }
        if meta.len() == 0 {
            return Err(Error::Invalid {
                path: path.to_owned(),
                place: "the file".to_owned(),
                problem: "it is empty".to_owned(),
            });
        }
        // SAFETY: the mapping is private (copy-on-write), so this process cannot change the file. Another process
        // that truncates the file meanwhile would make reads fail with a signal, as for every mapped file; that is
        // the price of not copying weights, and the documentation of the readers says so.
        #[allow(unsafe_code)]
        let map = unsafe { MmapOptions::new().map_copy(&file) };
        map.map(|map| Self(Arc::new(map))).map_err(|error| io("map", path, error))
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// A piece of the file as a storage, which keeps the mapping alive.
    pub(crate) fn storage(&self, range: Range<usize>) -> Option<fx_ir::Storage> {
        self.0.get(range.clone())?;
        Some(fx_ir::Storage::new(MappedRange { map: self.clone(), range }))
    }
}

/// A piece of a mapped file.
#[derive(Debug)]
struct MappedRange {
    map: Mapped,
    range: Range<usize>,
}

impl Payload for MappedRange {
    fn bytes(&self) -> Option<&[u8]> {
        self.map.bytes().get(self.range.clone())
    }

    fn len(&self) -> usize {
        self.range.len()
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
