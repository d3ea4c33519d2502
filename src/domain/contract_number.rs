//! Contract numbers made by a pattern and a counter.
