//! Weighted forecast of opportunities.
