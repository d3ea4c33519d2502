//! The days of disputes that need a decision: late or near.

use super::decide::Decision;
use super::door::Target;
use crate::domain::dispute::deadlines::Deadline;
use crate::state::{App, DisputeFile, Whose};
use crate::ui::pages::disputes::deadline_words;
use crate::ui::route::HomeMatter;
use crate::ui::widgets::status::Meaning;

/// The days of disputes that ask for a decision, the most urgent first.
pub(super) fn due_disputes(app: App, whose: Whose) -> Vec<Decision> {
    let mut circle = app.circle(whose);
    let all = app.pressing_deadlines().into_iter();
    let own = all.filter(|(file, _)| whose == Whose::All || circle.has(&file.dispute.owner));
    own.map(|(file, deadline)| decision(app, &file, &deadline)).collect()
}

fn decision(app: App, file: &DisputeFile, deadline: &Deadline) -> Decision {
    let text = app.text();
    let it = &file.dispute;
    let days = app.as_of().days_until(deadline.day);
    let party = app.peek_party(it.customer).map(|it| it.name.clone()).unwrap_or_default();
    let words = [it.number.clone(), it.owner.clone()];
    Decision {
        rank: days,
        meaning: if days < 0 { Meaning::Danger } else { Meaning::Warn },
        mark: if days < 0 { "octagon-alert" } else { "gavel" },
        when: if days < 0 { text.days_late(days.unsigned_abs()) } else { text.distance(days) },
        what: text.disputes_calendar(&party, &deadline_words(app, it.id, deadline.of)),
        why: words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · "),
        act: text.ticket_home_act().to_owned(),
        target: Target::of(app, HomeMatter::Dispute(it.id)),
    }
}
