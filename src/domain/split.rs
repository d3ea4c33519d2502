//! Splitting an amount so that the parts sum to the whole.
