//! What a dispute is about in the book (`links[]`, `domain.md` 5.8): tickets, leaks, parts of the payment plan, invoices and duties, as
//! many as there are. What it was opened from is the first of its sort; the others were named later.

use serde::{Deserialize, Serialize};

use super::Dispute;
use crate::domain::id::{IncidentId, InstalmentId, InvoiceId, TicketId};

/// Something that a dispute is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// A ticket (工单).
    Ticket(TicketId),
    /// A leak (泄密事件).
    Incident(IncidentId),
    /// A part of the payment plan of its contract (分期).
    Instalment(InstalmentId),
    /// An invoice of its contract (发票).
    Invoice(InvoiceId),
    /// A duty of its contract (义务).
    Duty {
        /// The id of its instance.
        instance: String,
        /// What it was called when it was named.
        title: String,
    },
}

impl Matter {
    /// What it is known by in forms; the same for the same matter, whatever it is called.
    pub fn key(&self) -> String {
        match self {
            Self::Ticket(id) => format!("ticket/{id}"),
            Self::Incident(id) => format!("incident/{id}"),
            Self::Instalment(id) => format!("part/{id}"),
            Self::Invoice(id) => format!("invoice/{id}"),
            Self::Duty { instance, .. } => format!("duty/{instance}"),
        }
    }

    /// Whether it belongs to the contract: under another contract it says nothing.
    pub const fn is_of_contract(&self) -> bool {
        matches!(self, Self::Instalment(_) | Self::Invoice(_) | Self::Duty { .. })
    }
}

impl Dispute {
    /// Everything that it is about, each once: what it was opened from first.
    pub fn matters(&self) -> Vec<Matter> {
        let duty = (!self.duty.is_empty())
            .then(|| Matter::Duty { instance: self.duty.clone(), title: self.duty_title.clone() });
        let first = [
            self.ticket.map(Matter::Ticket),
            self.incident.map(Matter::Incident),
            self.instalment.map(Matter::Instalment),
            duty,
        ];
        let mut all: Vec<Matter> = Vec::new();
        for matter in first.into_iter().flatten().chain(self.further.iter().cloned()) {
            if all.iter().all(|it| it.key() != matter.key()) {
                all.push(matter);
            }
        }
        all
    }

    /// Whether it is about this.
    pub fn is_about(&self, matter: &Matter) -> bool {
        let key = matter.key();
        self.matters().iter().any(|it| it.key() == key)
    }

    /// The tickets that it is about.
    pub fn tickets(&self) -> Vec<TicketId> {
        let of = |it| if let Matter::Ticket(id) = it { Some(id) } else { None };
        self.matters().into_iter().filter_map(of).collect()
    }

    /// The leaks that it is about.
    pub fn incidents(&self) -> Vec<IncidentId> {
        let of = |it| if let Matter::Incident(id) = it { Some(id) } else { None };
        self.matters().into_iter().filter_map(of).collect()
    }

    /// The parts of the payment plan that it is about; none: all of them.
    pub fn instalments(&self) -> Vec<InstalmentId> {
        let of = |it| if let Matter::Instalment(id) = it { Some(id) } else { None };
        self.matters().into_iter().filter_map(of).collect()
    }

    /// The dispute, about this too.
    #[must_use]
    pub fn with(&self, matter: Matter) -> Self {
        let mut after = self.clone();
        if !self.is_about(&matter) {
            after.further.push(matter);
        }
        after
    }

    /// The dispute, about this no more.
    #[must_use]
    pub fn without(&self, matter: &Matter) -> Self {
        let key = matter.key();
        let mut after = self.clone();
        after.further.retain(|it| it.key() != key);
        after.ticket = after.ticket.filter(|id| Matter::Ticket(*id).key() != key);
        after.incident = after.incident.filter(|id| Matter::Incident(*id).key() != key);
        after.instalment = after.instalment.filter(|id| Matter::Instalment(*id).key() != key);
        if matches!(matter, Matter::Duty { instance, .. } if *instance == after.duty) {
            after.duty = String::new();
            after.duty_title = String::new();
        }
        after
    }
}
