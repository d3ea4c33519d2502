//! Where a picture of a signature or a seal stands on the paper of a contract (签章图片).
//!
//! A picture is for reading only. It is not part of the text: the digest that is approved and signed is that of the terms and
//! the parties, and no picture alters it. It is no reliable electronic signature (Electronic Signature Law art. 13, 14) and
//! no qualified one (eIDAS art. 3 (12)), and does not show who put it there.

use serde::{Deserialize, Serialize};

use super::contract::party::Side;
use super::id::ContactId;
use super::lifecycle::digest::Digest;

/// The place of a picture on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Placement {
    /// At whose place to sign.
    pub side: Side,
    /// What it shows.
    pub impression: Impression,
    /// The version that was on its way to signing: another text of the same contract does not carry it.
    pub version: Digest,
    /// Whose hand it is, where that is a person at the customer: it goes with them when they are erased.
    #[serde(default)]
    pub signer: Option<ContactId>,
}

impl Placement {
    /// Whether both stand in the same place: one takes the place of the other.
    pub fn is_place_of(&self, other: &Self) -> bool {
        (self.side, self.impression, self.version) == (other.side, other.impression, other.version)
    }
}

/// What a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Impression {
    /// A signature by hand (签字).
    Signature,
    /// A seal: 公章, 合同专用章.
    Seal,
}

impl Impression {
    /// Both, as the paper shows them.
    pub const ALL: [Self; 2] = [Self::Signature, Self::Seal];

    /// The largest room that it takes on paper, in millimetres: width and height. A round seal measures 42 mm across or less.
    pub const fn room(self) -> (u32, u32) {
        match self {
            Self::Signature => (52, 16),
            Self::Seal => (42, 42),
        }
    }
}
