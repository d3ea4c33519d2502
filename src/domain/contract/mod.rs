//! The contract and its typed terms.
