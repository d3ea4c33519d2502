//! The figures that the documents work out by hand stand on the screen, with their working.

mod clock;
mod commission;
mod scores;
