//! The unified social credit code and its check character.
