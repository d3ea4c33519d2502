//! The way to a decision as steps, and what the clause says of it.

use leptos::prelude::*;

use super::fields::forum_name;
use crate::domain::contract::disputes::Mediation;
use crate::domain::dispute::ladder::{Rung, Standing};
use crate::i18n::Text;
use crate::state::{App, DisputeFile, use_app};
use crate::ui::route::{ContractTab, Route};
use crate::ui::widgets::icon::icon;

/// The part of the page.
#[component]
pub(super) fn Ladder(file: Memo<Option<DisputeFile>>) -> impl IntoView {
    let app = use_app();
    let rungs = Memo::new(move |_| {
        let file = file.get()?;
        file.dispute.ladder(&file.course, &app.work_calendar(), app.as_of()).ok()
    });
    let rows = move || {
        let text = app.text();
        rungs.get().unwrap_or_default().into_iter().map(|rung| row(text, rung)).collect_view()
    };
    view! {
        <section class="rec__part" id="dispute-ladder" aria-label=move || app.text().disputes_ladder()>
            <div class="section__head"><h2>{move || app.text().disputes_ladder()}</h2></div>
            <ol class="disputes__ladder">{rows}</ol>
            {move || file.get().map(|file| clause(app, &file))}
        </section>
    }
}

fn row(text: Text, rung: Rung) -> impl IntoView {
    let (name, mark, words) = match rung.standing {
        Standing::Done(day) => ("done", "circle-check", text.date(day)),
        Standing::Here(day) => ("here", "circle-dot", format!("{} · {}", text.disputes_rung_here(), text.date(day))),
        Standing::Missing(lack) => ("missing", "triangle-alert", text.dispute_lack(lack)),
        Standing::Ahead => ("ahead", "circle-dashed", text.disputes_rung_ahead().to_owned()),
        Standing::Skipped => ("skipped", "circle", text.disputes_rung_skipped().to_owned()),
    };
    let current = (name == "here").then_some("step");
    view! {
        <li class="disputes__rung" data-rung=name aria-current=current>
            {icon(mark)} <span><b>{text.dispute_rung(rung.of)}</b> " " <span class="disputes__when">{words}</span></span>
        </li>
    }
}

/// What the clause says, and of which contract it is.
fn clause(app: App, file: &DisputeFile) -> AnyView {
    let text = app.text();
    let Some(binding) = &file.dispute.binding else {
        return view! { <p class="faint small">{text.disputes_no_clause()}</p> }.into_any();
    };
    let times = file.dispute.times();
    let from = file.dispute.contract.map(|id| {
        let number = app.contract_number(id);
        let words = match binding.version {
            Some(version) => text.disputes_binding_version(&number, &version.to_string()),
            None => text.disputes_binding_of(&number),
        };
        view! { <dt>{text.disputes_binding()}</dt><dd><a href=Route::Contract(id, ContractTab::Paper).href()>{words}</a></dd> }
    });
    let talks = times.negotiation.map(|it| view! { <dt>{text.dispute_negotiation()}</dt><dd>{text.period(it)}</dd> });
    let mediation = match &binding.clause.mediation {
        Mediation::None => None,
        Mediation::At { body, within } => {
            let words = format!("{} · {}", text.wording(body), text.period(*within));
            Some(view! { <dt>{text.disputes_mediation_at()}</dt><dd><bdi>{words}</bdi></dd> })
        }
    };
    let agreed = file.dispute.way().agreed;
    let name = forum_name(text, &binding.clause.forum);
    let forum = [text.dispute_forum(agreed).to_owned(), name];
    let forum = forum.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
    view! {
        <dl class="facts" id="dispute-clause">
            {from} {talks} {mediation} <dt>{text.disputes_forum_label()}</dt>
            <dd><bdi>{forum}</bdi></dd>
        </dl>
    }
    .into_any()
}
