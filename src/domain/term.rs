//! Term, renewal, notice, cure and termination dates.
