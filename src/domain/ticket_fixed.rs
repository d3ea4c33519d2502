//! What of a ticket stays once something happened to it: its clocks start from there, and a breach stays a breach (`domain.md` 5.5).

use super::lifecycle::ticket::TicketKind;
use super::service_case::{Clocks, Target};
use super::ticket::{Course, Ticket};

/// What a change of a ticket may not touch any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fixed {
    /// What it is about: each kind has times of its own.
    Kind,
    /// Whose it is: a customer may have been promised times of its own.
    Customer,
    /// Under which contract it is.
    Contract,
    /// When it came in: its clocks run from there.
    Received,
    /// The level of a complaint: an assessment sets it anew, and keeps what was broken under the one before.
    LevelOfComplaint,
    /// The level of anything else: this was late under it, and would not be under the other.
    LevelWasLate(Target),
}

impl Ticket {
    /// What `changed` would change of this ticket that stays, by how it went so far and by its clocks as the one and as the other;
    /// nothing while nothing happened to it. Other words, another person or product are no matter of clocks.
    pub fn fixed(&self, changed: &Self, course: &Course, clocks: impl Fn(&Self) -> Clocks) -> Vec<Fixed> {
        if course.steps.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut check = |differs: bool, what: Fixed| {
            if differs {
                found.push(what);
            }
        };
        check(self.kind != changed.kind, Fixed::Kind);
        check(self.customer != changed.customer, Fixed::Customer);
        check(self.contract != changed.contract, Fixed::Contract);
        check(self.received != changed.received, Fixed::Received);
        if self.severity != changed.severity {
            if self.kind == TicketKind::Complaint {
                found.push(Fixed::LevelOfComplaint);
            } else {
                let other = Self { severity: changed.severity, ..self.clone() };
                let (before, after) = (clocks(self), clocks(&other));
                let wiped = Target::IN_TURN.into_iter().find(|of| before.was_late(*of) && !after.was_late(*of));
                found.extend(wiped.map(Fixed::LevelWasLate));
            }
        }
        found
    }
}
