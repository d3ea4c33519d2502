//! Pictures of signatures and seals at the places to sign: drawn or chosen, shown on paper, and told for what they are not.

mod canvas;
mod pad;
mod part;
mod sheet;
mod shown;

pub(super) use part::PicturesOf;
pub(in crate::ui) use sheet::PlacementSheet;
pub(super) use shown::{PictureNote, WithPictures, picture_at};
