//! Pictures of signatures and seals at the places to sign: drawn or chosen, shown on paper, and told for what they are not.

mod canvas;
mod choice;
mod pad;
mod part;
mod sheet;
mod shown;

pub(in crate::ui::pages) use canvas::{address_of, png_of};
pub(in crate::ui::pages) use choice::{ChoosePicture, Chosen, exchange};
pub(in crate::ui::pages) use part::PictureLaw;
pub(super) use part::PicturesOf;
pub(in crate::ui) use sheet::PlacementSheet;
pub(in crate::ui::pages) use shown::impression_name;
pub(super) use shown::{PictureNote, WithPictures, picture_at};
