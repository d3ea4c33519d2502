//! The amendments that wait for approval or for a signature.

use super::decide::Decision;
use super::door::Target;
use super::tickets::Kept;
use crate::domain::contract::amendment::{Amendment, State};
use crate::domain::contract::brief::ContractBrief;
use crate::state::App;
use crate::ui::route::HomeMatter;
use crate::ui::widgets::status::Meaning;

/// The amendments that wait for somebody as of the date looked at, in the order of their numbers, each with who looks after it.
pub(super) fn open_amendments(app: App) -> Vec<Kept> {
    let as_of = app.as_of();
    let mut all = app.watch_all::<Amendment>();
    // few of them wait: the others need no place
    all.retain(|it| matches!(it.state(as_of), State::InApproval | State::ToSign | State::PartSigned));
    all.sort_by(|one, other| one.number.cmp(&other.number).then(one.id.cmp(&other.id)));
    all.iter().filter_map(|it| decision(app, it, it.state(as_of))).collect()
}

fn decision(app: App, it: &Amendment, state: State) -> Option<Kept> {
    let text = app.text();
    let contract = app.peek::<ContractBrief>(it.contract)?;
    let party = app.peek_party(contract.customer).map(|it| it.name.clone()).unwrap_or_default();
    let (mark, what, act, matter) = match state {
        State::InApproval => (
            "stamp",
            text.home_amendment_approve(&party, &it.number),
            text.step_approve(),
            HomeMatter::ApproveAmendment(it.contract, it.id),
        ),
        State::ToSign | State::PartSigned => (
            "pen-line",
            text.home_amendment_sign(&party, &it.number),
            text.home_see(),
            HomeMatter::SignAmendment(it.contract, it.id),
        ),
        State::Draft | State::Signed { .. } | State::Binds { .. } | State::Withdrawn { .. } => return None,
    };
    let decision = Decision {
        rank: 0,
        meaning: Meaning::Accent,
        mark,
        when: text.amendment_state_words(state),
        what,
        why: it.reason.clone(),
        act: act.to_owned(),
        target: Target::of(app, matter),
    };
    Some((app.peek_keeper(&contract), decision))
}
