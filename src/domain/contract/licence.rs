//! Who may use our marks and materials beside the customer (G6 `licence`).

use serde::{Deserialize, Serialize};

/// How far the right to use our marks and materials shuts others out, in its territory and for what it is given (Supreme People's
/// Court on civil trademark cases, art. 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LicenceForm {
    /// Nobody: we use them, and allow others to (普通许可).
    #[default]
    NonExclusive,
    /// Others, not ourselves (排他许可).
    Sole,
    /// Others and ourselves (独占许可).
    Exclusive,
}

impl LicenceForm {
    /// What the catalogue gives is left out of the record.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    pub(super) const fn is_usual(&self) -> bool {
        matches!(self, Self::NonExclusive)
    }
}
