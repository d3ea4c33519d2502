//! Response and resolution times over working time.
