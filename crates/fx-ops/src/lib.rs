//! Facts about operators: schemas, mutation, aliasing, randomness.
