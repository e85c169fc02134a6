//! The graph, its names, arguments, module tree, lint and text format.
