//! The lives of things: commands, events, refusals and derived states.
