//! What can be changed in many opportunities at once.

use leptos::prelude::*;

use crate::domain::bulk::OpportunityChange;
use crate::domain::date::Date;
use crate::domain::id::OpportunityId;
use crate::domain::lifecycle::opportunity::StageKey;
use crate::i18n::Text;
use crate::state::{App, use_app};
use crate::ui::widgets::chosen::{Answer, Answered, BulkAsk, BulkAsks, ChosenBar};
use crate::ui::widgets::selection::Selection;
use crate::ui::widgets::whose::owners;

/// The bar at the foot of the list.
#[component]
pub(super) fn ChanceBulk(selection: Selection<OpportunityId>) -> impl IntoView {
    let app = use_app();
    let act = Callback::new(move |answered| change(app, answered));
    view! {
        <ChosenBar selection back=".custs__scroll">
            <BulkAsks selection asks=asks(app) act />
        </ChosenBar>
    }
}

fn asks(app: App) -> Vec<BulkAsk> {
    let stages = Signal::derive(move || {
        let (text, stages) = (app.text(), app.sales_stages());
        let named = stages.stages.iter().map(|it| (it.key.0.clone(), text.stage_name(&it.key.0, &it.name)));
        named.collect::<Vec<_>>()
    });
    vec![
        BulkAsk { name: "owner", words: Text::opportunity_owner, answer: Answer::Words(owners(app)) },
        BulkAsk { name: "stage", words: Text::opportunity_stage, answer: Answer::Choice(stages) },
        BulkAsk { name: "close", words: Text::opportunity_close, answer: Answer::Day },
    ]
}

fn change(app: App, (ask, answer, ids): Answered<OpportunityId>) {
    let change = match ask {
        "owner" => OpportunityChange::Owner(answer),
        "close" => OpportunityChange::Close(Date::parse(&answer).ok()),
        _ => return app.move_opportunities(ids, StageKey(answer)),
    };
    app.change_opportunities(ids, change);
}
