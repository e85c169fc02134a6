//! Source code and pictures from graphs.
