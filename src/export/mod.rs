//! Domain values as documents.

pub mod calendar;
pub mod comparison;
pub mod evidence;
pub mod evidence_duties;
pub mod evidence_filed;
pub mod evidence_files;
pub mod evidence_materials;
pub mod evidence_sharing;
pub mod evidence_targets;
pub mod evidence_tickets;
pub mod handed;
pub mod letter;
pub mod notices;
pub mod own_text;
pub mod paper;
pub mod word;
