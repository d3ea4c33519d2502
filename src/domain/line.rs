//! Lines of goods and services, discounts and totals.
