//! Widgets: small, dumb, styled by the classes of the style sheet.

pub(super) mod checks;
pub(super) mod dialog;
pub(super) mod dispute;
pub(super) mod editor;
pub(super) mod errand;
pub(super) mod field;
pub(super) mod focus;
pub(super) mod found;
pub(super) mod icon;
pub(super) mod initial;
mod line_product;
pub(super) mod lines;
pub(super) mod list_export;
pub(super) mod list_search;
pub(super) mod moment;
pub(super) mod more;
pub(super) mod parties;
pub(super) mod person;
pub(super) mod phones;
pub(super) mod shelf;
pub(super) mod status;
pub(super) mod table;
pub(super) mod tags;
pub(super) mod value;
pub(super) mod virtual_list;
pub(super) mod whose;
