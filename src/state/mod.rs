//! The open book in memory.
