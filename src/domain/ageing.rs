//! Receivables by how long they are overdue.
