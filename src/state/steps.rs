//! The next step in the life of an opportunity or of a lead, as the clock says today.

use leptos::prelude::{GetUntracked, untrack};

use super::app::App;
use super::clock::BrowserIds;
use crate::domain::id::{LeadEventId, OpportunityEventId};
use crate::domain::lead::{Lead, LeadEvent};
use crate::domain::lifecycle::life::{Entry, Stage as _};
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::lifecycle::{lead, opportunity};
use crate::domain::opportunity::{Opportunity, OpportunityEvent};

impl App {
    /// Who takes a step of an opportunity: the person of this copy, else whoever looks after it.
    pub fn opportunity_doer(self, opportunity: &Opportunity) -> String {
        Some(self.person()).filter(|it| !it.is_empty()).unwrap_or_else(|| opportunity.owner.clone())
    }

    /// The fact that a command causes today in an opportunity that stands at `stage`.
    ///
    /// # Errors
    /// Why it may not be.
    pub fn opportunity_step(
        self,
        of: &Opportunity,
        stage: &opportunity::Stage,
        command: opportunity::Command,
    ) -> Result<OpportunityEvent, Refusal<opportunity::Stage>> {
        let today = self.today.get_untracked();
        // what was entered for a later day than the clock says now is still the step before this one
        let on = stage.since().map_or(today, |last| last.max(today));
        let facts = opportunity::Facts {
            pipeline: untrack(|| self.sales_stages()).pipeline(),
            expected_close: of.expected_close,
        };
        let event = stage.decide(Entry::new(on, command), on, &facts)?;
        let id = OpportunityEventId::fresh(&mut BrowserIds);
        Ok(OpportunityEvent { id, opportunity: of.id, on: event.on, fact: event.what })
    }

    /// The fact that a command causes today in a lead that stands at `stage`.
    ///
    /// # Errors
    /// Why it may not be.
    pub fn lead_step(
        self,
        of: &Lead,
        stage: &lead::Stage,
        command: lead::Command,
    ) -> Result<LeadEvent, Refusal<lead::Stage>> {
        let today = self.today.get_untracked();
        let event = stage.decide(Entry::new(today, command), today, &())?;
        let id = LeadEventId::fresh(&mut BrowserIds);
        Ok(LeadEvent { id, lead: of.id, on: event.on, fact: event.what })
    }
}
