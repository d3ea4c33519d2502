//! Customers and the people there.

pub(in crate::ui) mod activities;
mod activity_form;
mod bulk;
mod chances;
mod columns;
mod consent_fields;
pub(in crate::ui) mod contact_form;
mod contacts;
mod credit;
pub(in crate::ui) mod empty;
mod export;
mod facts;
pub(in crate::ui) mod form;
mod group;
pub(in crate::ui) mod import;
mod invoice;
pub(in crate::ui) mod liking_form;
mod likings;
pub(in crate::ui) mod list;
pub(in crate::ui) mod merge;
mod order;
mod own;
mod pool;
mod purchases;
mod selection;
pub(in crate::ui) mod show;
mod tags;
mod timeline;
mod view_form;
mod views;

pub(in crate::ui) use activity_form::ActivitySheet;
pub(in crate::ui) use contact_form::ContactSheet;
pub(in crate::ui) use form::CustomerSheet;
pub(in crate::ui) use liking_form::LikingSheet;
pub(in crate::ui) use pool::{GiveBackSheet, PoolRulesSheet};
pub(in crate::ui) use view_form::ViewSheet;
