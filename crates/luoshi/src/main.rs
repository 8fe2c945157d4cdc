//! The luoshi program.
fn main() {}
