//! Opens the book and mounts the app; nothing else.

fn main() {}
