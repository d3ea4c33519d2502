//! The first of the rows that say who is at a customer, and nothing else of it.

use leptos::prelude::*;

use super::duplicates::name_of_row;
use crate::domain::customer::Customer;
use crate::i18n::{Text, format};
use crate::state::list::{Candidate, Duplicate, ListImport, ListPlan, SameAs, visible};
use crate::state::{App, use_app};
use crate::ui::widgets::pages::PAGE;
use crate::ui::widgets::person::phones_words;

/// The lot.
#[component]
pub(super) fn PeopleRows(import: ListImport, total: Memo<usize>) -> impl IntoView {
    let app = use_app();
    let note = move || {
        let total = total.get();
        (total > PAGE).then(|| app.text().list_shown_of(&format::count(PAGE), &format::count(total)))
    };
    let rows = move || {
        let Some(plan) = import.plan() else { return Vec::new() };
        plan.people.iter().take(PAGE).map(|same| row(app, &plan, same)).collect::<Vec<_>>()
    };
    let title = move || app.text().list_people_title();
    view! {
        <section class="section" id="list-people">
            <div class="section__head">
                <h2>{title}</h2>
                <span class="section__note">{note}</span>
            </div>
            <p class="soft">{move || app.text().list_people_help()}</p>
            <div class="import__wide" tabindex="0" role="region" aria-label=title>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col" class="num">{move || app.text().list_row_heading()}</th>
                            <th scope="col">{move || app.text().customer()}</th>
                            <th scope="col">{move || app.text().list_people_who()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(app: App, plan: &ListPlan, same: &Duplicate) -> impl IntoView + use<> {
    let text = app.text();
    let customer = match same.of {
        SameAs::Customer(id) => app.watch::<Customer>(id).map(|it| it.name.clone()).unwrap_or_default(),
        SameAs::Row(row) => format!("{} {}", name_of_row(plan, row), text.list_row(row)),
    };
    view! {
        <tr>
            <td class="num faint">{same.row.to_string()}</td>
            <td class="import__cell"><bdi>{visible(&customer).into_owned()}</bdi></td>
            <td class="import__cell"><bdi>{visible(&who(text, &same.candidate)).into_owned()}</bdi></td>
        </tr>
    }
}

/// The people of a row with what they are reached by.
fn who(text: Text, row: &Candidate) -> String {
    let people = std::iter::once(&row.contact).chain(&row.further).filter(|it| !it.name.is_empty());
    let one = people.map(|it| {
        let phones = phones_words(text, &it.phones);
        let parts = [&it.name, &it.title, &it.mobile, &phones, &it.email];
        parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
    });
    one.collect::<Vec<_>>().join("; ")
}
