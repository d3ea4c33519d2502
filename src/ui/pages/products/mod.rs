//! Products and price lists.

mod form;
mod list;
mod price_list_form;

pub(in crate::ui) use form::ProductSheet;
pub(in crate::ui) use list::{ProductsPage, texts};
pub(in crate::ui) use price_list_form::PriceListSheet;
