//! Zip archives, read with care: bounded, without following names out of the archive, stored members in place.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Seek};
use std::ops::Range;

use zip::read::{ArchiveOffset, Config};
use zip::{CompressionMethod, ZipArchive};

use crate::error::{Fault, excerpt};
use crate::map::Mapped;

/// The most members an archive may have.
const MAX_MEMBERS: usize = 500_000;
/// The most bytes that compressed members may grow to, all together.
const MAX_INFLATED: u64 = 4 << 30;
/// How much larger than its compressed form a member may be, when it is not small. Real data stays far below
/// deflate's own limit of about 1,000.
const MAX_RATIO: u64 = 200;
/// Members below this size may have any ratio.
const SMALL: u64 = 1 << 20;

/// One member.
#[derive(Clone, Debug)]
struct Member {
    index: usize,
    size: u64,
    /// Where a stored member lies in the file.
    range: Option<Range<usize>>,
}

/// An archive whose members all lie in one folder.
#[derive(Clone, Debug)]
pub(crate) struct Archive {
    map: Mapped,
    members: BTreeMap<String, Member>,
}

impl Archive {
    pub(crate) fn open(map: Mapped) -> Result<Self, Fault> {
        let bytes = map.bytes();
        let mut zip = open_zip(Cursor::new(bytes)).map_err(|error| {
            let hint = if bytes.starts_with(b"PK") {
                "it is cut off or damaged"
            } else {
                "it does not begin as one"
            };
            Fault::invalid("the file", format!("not a zip archive ({hint}): {error}"))
        })?;
        if zip.len() > MAX_MEMBERS {
            let problem = format!("{} members, more than {MAX_MEMBERS}", zip.len());
            return Err(Fault::invalid("the archive", problem));
        }
        let (mut members, mut inflated) = (BTreeMap::new(), 0u64);
        for index in 0..zip.len() {
            let file = zip.by_index_raw(index).map_err(|error| {
                Fault::invalid(format!("member {index}"), format!("it cannot be read: {error}"))
            })?;
            let name = match file.name() {
                Ok(name) => name.into_owned(),
                Err(error) => {
                    return Err(Fault::invalid(format!("member {index}"), format!("its name: {error}")));
                }
            };
            check_name(&name)?;
            if file.encrypted() {
                return Err(Fault::unsupported(name, "it is encrypted"));
            }
            let (size, packed) = (file.size(), file.compressed_size());
            let range = match file.compression() {
                CompressionMethod::Stored if size == packed => {
                    let start = file.data_start().and_then(|start| usize::try_from(start).ok());
                    let end = start.and_then(|start| start.checked_add(usize::try_from(size).ok()?));
                    match (start, end) {
                        (Some(start), Some(end)) if end <= bytes.len() => Some(start..end),
                        _ => return Err(Fault::invalid(name, "it is cut off: it would end behind the file")),
                    }
                }
                CompressionMethod::Stored => {
                    return Err(Fault::invalid(name, "a stored member has two different sizes"));
                }
                CompressionMethod::Deflated => {
                    inflated = inflated.saturating_add(size);
                    let suspicious = size > SMALL && size / packed.max(1) > MAX_RATIO;
                    if suspicious || inflated > MAX_INFLATED {
                        let problem =
                            format!("{packed} bytes would become {size}: a zip bomb is not unpacked");
                        return Err(Fault::invalid(name, problem));
                    }
                    None
                }
                other => {
                    return Err(Fault::unsupported(name, format!("its compression {other} is not read")));
                }
            };
            if members.insert(name.clone(), Member { index, size, range }).is_some() {
                return Err(Fault::invalid(name, "it is in the archive twice"));
            }
        }
        let root = match members.keys().next().and_then(|first| first.split_once('/')) {
            Some((root, _)) => format!("{root}/"),
            None => {
                return Err(Fault::invalid("the archive", "its members are not in one folder: not a .pt2"));
            }
        };
        if let Some(stray) = members.keys().find(|name| !name.starts_with(&root)) {
            let problem = format!("it is outside the folder `{}` of the other members", excerpt(&root));
            return Err(Fault::invalid(excerpt(stray), problem));
        }
        let members =
            members.into_iter().map(|(name, member)| (name[root.len()..].to_owned(), member)).collect();
        drop(zip);
        Ok(Self { map, members })
    }

    /// Names below the root folder, sorted.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.members.keys().map(String::as_str)
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        self.members.contains_key(name)
    }

    fn member(&self, name: &str) -> Result<&Member, Fault> {
        self.members.get(name).ok_or_else(|| Fault::invalid(name, "the archive has no such member"))
    }

    /// The bytes of a member: of a stored one in place, of a compressed one unpacked.
    pub(crate) fn read(&self, name: &str) -> Result<Cow<'_, [u8]>, Fault> {
        let member = self.member(name)?;
        if let Some(range) = &member.range {
            return Ok(Cow::Borrowed(&self.map.bytes()[range.clone()]));
        }
        let broken =
            |error: &dyn std::fmt::Display| Fault::invalid(name, format!("it cannot be unpacked: {error}"));
        let mut zip = open_zip(Cursor::new(self.map.bytes())).map_err(|error| broken(&error))?;
        let file = zip.by_index(member.index).map_err(|error| broken(&error))?;
        let mut bytes = Vec::new();
        // The directory's size is a claim; what comes out is held to it.
        file.take(member.size.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| broken(&error))?;
        if bytes.len() as u64 != member.size {
            return Err(Fault::invalid(name, "it unpacks to another size than the archive says"));
        }
        Ok(Cow::Owned(bytes))
    }

    /// A member as text.
    pub(crate) fn read_text(&self, name: &str) -> Result<String, Fault> {
        let bytes = self.read(name)?.into_owned();
        String::from_utf8(bytes).map_err(|_| Fault::invalid(name, "it is not UTF-8"))
    }

    /// A member as a storage: mapped when it is stored.
    pub(crate) fn storage(&self, name: &str) -> Result<fx_ir::Storage, Fault> {
        match &self.member(name)?.range {
            Some(range) => self
                .map
                .storage(range.clone())
                .ok_or_else(|| Fault::invalid(name, "it lies outside the file")),
            None => Ok(fx_ir::Storage::new(self.read(name)?.into_owned())),
        }
    }

    /// The archive inside a member (sample inputs are a `torch.save` file).
    pub(crate) fn nested(&self, name: &str) -> Result<Option<Nested<'_>>, Fault> {
        let bytes = self.read(name)?;
        if bytes.is_empty() { Ok(None) } else { Nested::open(bytes, name).map(Some) }
    }
}

/// A small archive inside another, read whole.
pub(crate) struct Nested<'a> {
    zip: ZipArchive<Cursor<Cow<'a, [u8]>>>,
    name: String,
    left: u64,
}

impl<'a> Nested<'a> {
    pub(crate) fn open(bytes: Cow<'a, [u8]>, name: &str) -> Result<Self, Fault> {
        let left = (bytes.len() as u64).saturating_mul(MAX_RATIO).min(MAX_INFLATED);
        let zip = open_zip(Cursor::new(bytes))
            .map_err(|error| Fault::invalid(name, format!("it is not a torch.save archive: {error}")))?;
        Ok(Self { zip, name: name.to_owned(), left })
    }

    /// The member whose path ends with `suffix`.
    pub(crate) fn read(&mut self, suffix: &str) -> Result<Vec<u8>, Fault> {
        let place = format!("{}/{suffix}", self.name);
        let found = (0..self.zip.len().min(MAX_MEMBERS)).find(|&index| {
            self.zip.name_for_index(index).and_then(Result::ok).is_some_and(|name| {
                name == suffix || name.split_once('/').is_some_and(|(_, rest)| rest == suffix)
            })
        });
        let Some(index) = found else { return Err(Fault::invalid(place, "there is no such member")) };
        let broken =
            |error: &dyn std::fmt::Display| Fault::invalid(place.clone(), format!("unreadable: {error}"));
        let file = self.zip.by_index(index).map_err(|error| broken(&error))?;
        let mut bytes = Vec::new();
        file.take(self.left + 1).read_to_end(&mut bytes).map_err(|error| broken(&error))?;
        match self.left.checked_sub(bytes.len() as u64) {
            Some(left) => self.left = left,
            None => return Err(Fault::invalid(place, "it unpacks to too many bytes")),
        }
        Ok(bytes)
    }
}

/// An archive that begins at the first byte. Looking for another beginning, as for self-extracting programs, would
/// take the archive of sample inputs inside a `.pt2` for the whole.
fn open_zip<R: Read + Seek>(reader: R) -> zip::result::ZipResult<ZipArchive<R>> {
    ZipArchive::with_config(Config { archive_offset: ArchiveOffset::Known(0) }, reader)
}

fn check_name(name: &str) -> Result<(), Fault> {
    let wrong = if name.split('/').any(|part| part == "..") {
        "its name climbs out of the archive"
    } else if name.starts_with('/') || name.contains('\\') || name.contains(':') {
        "its name is an absolute path"
    } else if name.contains('\0') {
        "its name holds a zero byte"
    } else {
        return Ok(());
    };
    Err(Fault::invalid(excerpt(name), wrong))
}
