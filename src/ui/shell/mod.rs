//! The frame around every page.

mod as_of;
mod bands;
mod bell;
mod contest;
mod here;
mod in_turn;
mod keys;
mod menus;
mod notices;
mod palette;
mod places;
mod printed;
mod side;
mod top;

pub(super) use as_of::AsOfLayer;
pub(super) use bands::{Alarms, Bands};
pub(super) use contest::ContestLayer;
pub(super) use keys::{KeysLayer, in_text, listen};
pub(super) use menus::{MoreLayer, NewLayer};
pub(super) use notices::Notices;
pub(super) use palette::PaletteLayer;
pub(super) use printed::Printed;
pub(super) use side::{Bottom, Side};
pub(super) use top::Top;
