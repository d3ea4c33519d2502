//! Talks about a contract before it is signed, at `#/contracts/:id/negotiation`: rounds, proposals clause by clause, packages.

mod effect;
mod gave;
mod open;
mod package;
mod proposal;
mod propose;
mod round;
mod rounds;
mod seen;

pub(in crate::ui) use self::open::OpenPackagePage;

use leptos::prelude::*;

use self::propose::Propose;
use self::rounds::Rounds;
use super::editor::Editor;
use crate::domain::id::{ContractId, NegotiationRoundId, ProposalId};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;

/// What the address asks for: all talks, or proposals being typed into a round, perhaps as a counter to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    All,
    Propose(NegotiationRoundId, Option<ProposalId>),
}

impl Asked {
    fn of(query: &Query) -> Self {
        let answers = query.filter("answers").and_then(ProposalId::parse);
        match query.filter("round").and_then(NegotiationRoundId::parse) {
            Some(round) => Self::Propose(round, answers),
            None => Self::All,
        }
    }
}

/// The address at which proposals are typed into a round; as a counter to one of them.
fn propose_in(contract: ContractId, round: NegotiationRoundId, answers: Option<ProposalId>) -> Route {
    let query = Query::default().with("round", &round.to_string());
    Route::ContractTalks(
        contract,
        match answers {
            None => query,
            Some(id) => query.with("answers", &id.to_string()),
        },
    )
}

/// The page.
#[component]
pub(super) fn Negotiation(editor: Editor, id: ContractId) -> impl IntoView {
    let router = use_router();
    let asked =
        Memo::new(
            move |_| {
                if let Route::ContractTalks(_, query) = router.current() { Asked::of(&query) } else { Asked::All }
            },
        );
    move || match asked.get() {
        Asked::All => view! { <Rounds editor id /> }.into_any(),
        Asked::Propose(round, answers) => view! { <Propose editor id round answers /> }.into_any(),
    }
}
