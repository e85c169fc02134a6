//! The pass framework: passes, checks, registry, pipelines and the manager.
