//! Payment plans: parts with amounts and due dates.
