//! The bridge to the libtorch dispatcher: call any registered operator by name.
