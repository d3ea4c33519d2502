//! What a dispute belongs to: with whom, under which contract, what it came of.

use leptos::prelude::*;

use super::matters::matter_rows;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::id::DisputeId;
use crate::i18n::Text;
use crate::state::{App, DisputeFile, Sheet, use_app};
use crate::ui::route::{ContractTab, Route};
use crate::ui::widgets::record_part::RecordPart;

/// The part of the page.
#[component]
pub(super) fn About(id: DisputeId, file: Memo<Option<DisputeFile>>) -> impl IntoView {
    let app = use_app();
    let rows = move || file.get().map(|file| facts(app, &file)).unwrap_or_default();
    view! {
        <RecordPart id="dispute-links" words=Text::disputes_links act="add-matter" act_words=Text::disputes_matter_add sheet=Sheet::DisputeMatter(id)>
            <dl class="facts">{rows}</dl>
        </RecordPart>
    }
}

fn facts(app: App, file: &DisputeFile) -> Vec<AnyView> {
    let text = app.text();
    let it = &file.dispute;
    let link = |href: String, words: String| view! { <a href=href><bdi>{words}</bdi></a> }.into_any();
    let plain = |words: String| (!words.is_empty()).then(|| view! { <bdi>{words}</bdi> }.into_any());
    let customer = app.survivor(it.customer);
    let contract = it.contract.and_then(|id| app.watch::<ContractBrief>(id)).map(|it| {
        let words = format!("{} · {}", it.number, text.wording(&it.title));
        link(Route::Contract(it.id, ContractTab::Paper).href(), words)
    });
    let row = |(label, value): (&'static str, Option<AnyView>)| {
        value.map(|value| view! { <dt>{label}</dt><dd>{value}</dd> }.into_any())
    };
    let whose = [
        (text.customer(), Some(link(Route::customer(customer).href(), app.customer_name(customer)))),
        (text.contract(), contract),
    ];
    let more = [
        (text.disputes_subject(), plain(text.dispute_subject(it.subject).to_owned())),
        (text.disputes_claimant(), plain(text.dispute_side(it.claimant).to_owned())),
        (text.disputes_raised_on(), plain(text.date(it.raised_on))),
        (text.disputes_known_on(), plain(text.date(it.known_on))),
        (text.disputes_owner(), plain(it.owner.clone())),
    ];
    let whose = whose.into_iter().filter_map(row);
    whose.chain(matter_rows(app, it)).chain(more.into_iter().filter_map(row)).collect()
}
