//! Commission.
