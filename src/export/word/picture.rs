//! Pictures of signatures and seals at the places to sign.

use docx_rs::{Pic, Run};
use serde::{Deserialize, Serialize};

use super::order::Order;
use crate::domain::contract::party::Side;
use crate::domain::picture::{fitted, png_size};
use crate::domain::placement::Impression;

/// A millimetre in the units of the file.
const MILLIMETRE: u32 = 36_000;

/// A picture at a place to sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacedPicture {
    /// At whose.
    pub side: Side,
    /// What it shows.
    pub impression: Impression,
    /// The bytes of a PNG; what is none is left out.
    pub png: Vec<u8>,
}

/// A contract with the pictures at its places to sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PicturedOrder {
    /// The contract.
    pub order: Order,
    /// The pictures.
    pub pictures: Vec<PlacedPicture>,
}

/// The picture at a place to sign, as large as it is shown; nothing where there is none.
pub(super) fn at(pictures: &[PlacedPicture], side: Side, impression: Impression) -> Option<Run> {
    let found = pictures.iter().find(|it| (it.side, it.impression) == (side, impression))?;
    let size = png_size(&found.png)?;
    let (width, height) = impression.room();
    let (width, height) = (width.saturating_mul(MILLIMETRE), height.saturating_mul(MILLIMETRE));
    let (width, height) = fitted(size, (width, height));
    let name = match (side, impression) {
        (Side::Us, Impression::Signature) => "rIdOurSignature",
        (Side::Us, Impression::Seal) => "rIdOurSeal",
        (Side::Them, Impression::Signature) => "rIdTheirSignature",
        (Side::Them, Impression::Seal) => "rIdTheirSeal",
    };
    let picture = Pic::new_with_dimensions(found.png.clone(), size.0, size.1).id(name).size(width, height);
    Some(Run::new().add_image(picture))
}
