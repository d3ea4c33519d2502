//! Views of a list that somebody gave a name (存下的视图).

use serde::{Deserialize, Serialize};

use super::entity::Entity;
use super::id::SavedViewId;
use crate::kinds::Kind;

/// A name for what a list was asked. It belongs to the book, so that a team looks at the same lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// Its id.
    pub id: SavedViewId,
    /// What people call it.
    pub name: String,
    /// Of which list.
    #[serde(default)]
    pub list: ViewedList,
    /// What the list is asked, as it stands in the address: `level=A&sort=-overdue`. What a version does not know of it, it
    /// passes over.
    pub query: String,
}

/// A list that has views.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ViewedList {
    /// The customers.
    #[default]
    Customers,
    /// The leads.
    Leads,
    /// The opportunities, as a board, a list or a forecast.
    Opportunities,
    /// The contracts.
    Contracts,
    /// What is receivable, in its groups.
    Receivables,
    /// The tickets.
    Tickets,
    /// The tasks and the steps that were agreed.
    Tasks,
}

impl Entity for SavedView {
    type Id = SavedViewId;
    const KIND: Kind = Kind::SavedView;

    fn id(&self) -> SavedViewId {
        self.id
    }
}
