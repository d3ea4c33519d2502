//! Collected and invoiced shares of a contract.
