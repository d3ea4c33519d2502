//! Who approves contracts: rules by amount and open risk.

use leptos::prelude::*;

use crate::domain::book_settings::BookSettings;
use crate::domain::lifecycle::approval::{ApprovalNeed, ApprovalRule};
use crate::domain::money::Currency;
use crate::i18n::{Text, format};
use crate::state::use_app;
use crate::ui::widgets::field::{ChoiceField, TextField};
use crate::ui::widgets::icon::icon;

/// The part of the settings.
#[component]
pub(super) fn ApprovalRules() -> impl IntoView {
    let app = use_app();
    let rules = Memo::new(move |_| app.book_settings().approval);
    let who = RwSignal::new(String::new());
    let when = RwSignal::new("always".to_owned());
    let amount = RwSignal::new(String::new());
    let who_problem = RwSignal::new(None::<String>);
    let amount_problem = RwSignal::new(None::<String>);
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let choices = Signal::derive(move || {
        let text = app.text();
        [("always", text.approval_always()), ("from", text.approval_from_choice()), ("risk", text.approval_risk())]
            .map(|(name, words)| (name.to_owned(), words.to_owned()))
            .to_vec()
    });
    let keep = move |approval: Vec<ApprovalRule>, said: String, then: Box<dyn FnOnce()>| {
        let after = BookSettings { approval, ..untrack(|| app.book_settings()) };
        app.keep_settings(&after, said, then);
    };
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = app.untracked_text();
        let approver = who.get_untracked().trim().to_owned();
        let sum = format::parse_amount(&amount.get_untracked(), Currency::CNY).filter(|sum| sum.minor >= 0);
        let need = match when.get_untracked().as_str() {
            "from" => sum.map(ApprovalNeed::FromAmount),
            "risk" => Some(ApprovalNeed::OpenHighRisk),
            _ => Some(ApprovalNeed::Always),
        };
        who_problem.set(approver.is_empty().then(|| text.approval_approver_missing().to_owned()));
        amount_problem.set(need.is_none().then(|| text.approval_amount_bad().to_owned()));
        let (Some(when), false) = (need, approver.is_empty()) else { return };
        let said = text.approval_added(&approver);
        let mut all = rules.get_untracked();
        let rule = ApprovalRule { approver, when };
        if !all.contains(&rule) {
            all.push(rule);
        }
        keep(
            all,
            said,
            Box::new(move || {
                who.set(String::new());
                amount.set(String::new());
            }),
        );
    };
    let rows = move || {
        let text = app.text();
        rules
            .get()
            .into_iter()
            .map(|rule| {
                let gone = rule.clone();
                let words = text.approval_remove(&rule.approver);
                let remove = move |_| {
                    let left = rules.get_untracked().into_iter().filter(|it| *it != gone).collect();
                    keep(left, app.untracked_text().approval_removed(&gone.approver), Box::new(|| {}));
                };
                view! {
                    <tr>
                        <th scope="row"><bdi>{rule.approver}</bdi></th>
                        <td>{text.approval_need(rule.when)}</td>
                        <td>
                            <button type="button" class="button" data-kind="quiet" data-shape="square" aria-label=words on:click=remove>
                                {icon("x")}
                            </button>
                        </td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <div class="settings__part">
            <p class="soft">{move || app.text().approval_lead()}</p>
            <section class="section" aria-labelledby="approval-title">
                <div class="section__head"><h2 id="approval-title">{move || app.text().approval_title()}</h2></div>
                <Show
                    when=move || rules.with(|rules| !rules.is_empty())
                    fallback=move || view! { <p class="faint">{move || app.text().approval_none()}</p> }
                >
                    <table class="table" id="approval-rules" aria-labelledby="approval-title">
                        <thead>
                            <tr>
                                <th scope="col">{move || app.text().approval_approver()}</th>
                                <th scope="col">{move || app.text().approval_when()}</th>
                                <th></th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </Show>
                <form class="fields" novalidate on:submit=add>
                    <TextField name="approval-who" label=label(Text::approval_approver) value=who problem=who_problem />
                    <ChoiceField name="approval-when" label=label(Text::approval_when) value=when choices />
                    <Show when=move || when.with(|when| when == "from")>
                        <TextField name="approval-amount" label=label(Text::approval_amount) value=amount problem=amount_problem figures=true />
                    </Show>
                    <div class="page__acts fields__wide">
                        <button type="submit" class="button" id="approval-add">{icon("plus")} {move || app.text().approval_add()}</button>
                    </div>
                </form>
            </section>
        </div>
    }
}
