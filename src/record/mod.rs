//! The written form of a domain object, and how two copies of it are joined.
