//! The form that names something else that a dispute is about.

use leptos::prelude::*;

use super::matters::{duty_words, matter_words};
use crate::domain::dispute::Dispute;
use crate::domain::dispute::matter::Matter;
use crate::domain::id::DisputeId;
use crate::domain::lifecycle::invoice::Stage;
use crate::i18n::Text;
use crate::state::{App, Batch, DutyItem, Form, Problem, use_app};
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::field::ChoiceField;

/// What a dispute can be about: what its customer came with, leaks, and what its contract has; without what it is about already.
fn candidates(app: App, dispute: &Dispute) -> Vec<Matter> {
    let customer = app.survivor(dispute.customer);
    let class = app.standing_for(customer);
    let mut all: Vec<Matter> = app.cases_of(customer).iter().map(|it| Matter::Ticket(it.ticket.id)).collect();
    let leaks = app.leaks();
    let theirs = leaks.iter().filter(|it| it.incident.customer.is_none_or(|id| class.contains(&id)));
    all.extend(theirs.map(|it| Matter::Incident(it.incident.id)));
    if let Some(contract) = dispute.contract {
        let account = app.contract_account(contract);
        all.extend(account.iter().flat_map(|it| &it.parts).map(|it| Matter::Instalment(it.id)));
        let invoices = app.invoices_of(contract, app.as_of());
        // a draft says nothing to the other side, and may be thrown away
        let issued = invoices.iter().filter(|it| !matches!(it.stage, Stage::Draft));
        all.extend(issued.map(|it| Matter::Invoice(it.invoice.id)));
        let text = app.text();
        let named = |it: &DutyItem| Matter::Duty { instance: it.id.clone(), title: duty_words(app, text, it) };
        all.extend(app.duties_of(contract).iter().map(named));
    }
    all.retain(|it| !dispute.is_about(it));
    all
}

/// The sheet.
#[component]
pub(in crate::ui) fn MatterSheet(id: DisputeId) -> impl IntoView {
    let app = use_app();
    let form = Form::start(app, format!("dispute-matter/{id}"), vec![("matter", String::new())]);
    let choices: Signal<Vec<(String, String)>> = Signal::derive(move || {
        let text = app.text();
        let Some(dispute) = app.watch::<Dispute>(id) else { return Vec::new() };
        let all = candidates(app, &dispute);
        let first = if all.is_empty() { text.disputes_matter_none() } else { text.disputes_matter_which() };
        let named = |it: &Matter| {
            let (label, words) = matter_words(app, text, dispute.contract, it);
            (it.key(), format!("{label} · {words}"))
        };
        std::iter::once((String::new(), first.to_owned())).chain(all.iter().map(named)).collect()
    });
    let submit = Callback::new(move |()| {
        let Some(before) = app.peek::<Dispute>(id) else { return };
        let chosen = form.text("matter");
        let all = untrack(|| candidates(app, &before));
        let Some(matter) = all.into_iter().find(|it| it.key() == chosen) else {
            let words = app.untracked_text().disputes_matter_problem().to_owned();
            return refuse(form, vec![Problem { field: "matter", words }]);
        };
        let said = app.untracked_text().disputes_saved(&before.number);
        keep(app, form, Batch::new().edit(Some(before.as_ref()), &before.with(matter)), said);
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    view! {
        <FormSheet title=label(Text::disputes_matter_add) form submit>
            <div class="fields">
                <ChoiceField name="dispute-matter" label=label(Text::disputes_matters) value=form.field("matter") choices problem=form.problem("matter") wide=true />
            </div>
        </FormSheet>
    }
}
