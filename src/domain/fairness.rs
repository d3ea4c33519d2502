//! The balance of rights and duties between the parties.
