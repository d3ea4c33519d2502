//! The audit trail: who changed what and when, and that nobody changes it unseen.

mod chain;
mod shelf;
mod told;
mod writes;
