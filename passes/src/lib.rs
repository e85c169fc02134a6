//! The passes that ship with fx, one file each.
