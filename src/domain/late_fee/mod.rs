//! Late-payment damages, line by line.
