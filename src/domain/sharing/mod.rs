//! What is shared with a customer, on what conditions, and what was given or received under it (信息共享登记, S1; `domain.md` 5.9,
//! `contract-rules.md` 5.6).

pub mod dealings;
pub mod field;
pub mod figures;
pub mod given;
pub mod giving_back;
pub mod incident;
pub mod pack;
pub mod persons;
pub mod request;
pub mod scope;
pub mod settled;
pub mod undertaking;
