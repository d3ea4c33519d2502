//! The steps of a ticket in an evidence bundle: what the customer said and was told, and apart from it what we did about it among
//! ourselves, and who of us did what.

use std::fmt::Write as _;

use crate::domain::ticket::Step;
use crate::i18n::Text;

/// The steps of a ticket, as pages of text; empty where there is nothing to say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TicketSteps {
    /// What the other side may read.
    pub told: String,
    /// What we did among ourselves, and who of us entered what was told.
    pub own: String,
}

impl TicketSteps {
    /// Tells steps, in their order.
    pub fn of(text: Text, steps: &[Step]) -> Self {
        let mut all = Self::default();
        for step in steps {
            let (head, said) = text.ticket_event(&step.fact);
            if step.fact.is_among_us() {
                tell(&mut all.own, step, &head, &step.by, &said);
                continue;
            }
            tell(&mut all.told, step, &head, "", &said);
            if !step.by.is_empty() {
                tell(&mut all.own, step, &head, &step.by, "");
            }
        }
        all
    }
}

/// Writes what happened. Writing to a text cannot fail.
fn tell(body: &mut String, step: &Step, head: &str, by: &str, said: &str) {
    let _written = writeln!(body, "{}", format!("{}  {head}  {by}", step.at).trim_end());
    if !said.is_empty() {
        let _written = writeln!(body, "    {}", said.replace('\n', "\n    "));
    }
}
