//! Customers go to somebody else: one of them, or everything that somebody looks after, in one step.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::customer::Customer;
use crate::domain::id::MemberId;
use crate::domain::pool::Move;
use crate::domain::team::member::Member;
use crate::domain::team::naming::name_key;
use crate::i18n::Text;
use crate::state::{App, Batch, Form, Handed, Problem, use_app};
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::field::{ChoiceField, TextField};

/// What goes.
fn customers(app: App, handed: Handed) -> Vec<Arc<Customer>> {
    match handed {
        Handed::Customer(id) => app.watch::<Customer>(id).into_iter().collect(),
        Handed::Of(id) => {
            let Some(member) = app.watch::<Member>(id) else { return Vec::new() };
            let key = name_key(&member.name);
            app.customers().into_iter().filter(|it| name_key(&it.owner) == key).collect()
        }
    }
}

/// The name of what, or of whom.
fn name(app: App, handed: Handed) -> String {
    match handed {
        Handed::Customer(id) => app.watch::<Customer>(id).map(|it| it.name.clone()).unwrap_or_default(),
        Handed::Of(id) => app.watch::<Member>(id).map(|it| it.name.clone()).unwrap_or_default(),
    }
}

/// The sheet.
#[component]
pub(in crate::ui) fn HandOverSheet(handed: Handed) -> impl IntoView {
    let app = use_app();
    let key = match handed {
        Handed::Customer(id) => format!("hand-over/{id}"),
        Handed::Of(id) => format!("hand-over/of/{id}"),
    };
    let form = Form::start(app, key, vec![("to", String::new()), ("reason", String::new())]);
    let all = Memo::new(move |_| customers(app, handed));
    let submit = Callback::new(move |()| {
        let text = app.untracked_text();
        let Some(to) = MemberId::parse(&form.text("to")).and_then(|id| app.peek::<Member>(id)) else {
            let words = text.hand_over_choose_problem().to_owned();
            refuse(form, vec![Problem { field: "to", words }]);
            return;
        };
        let reason = form.text("reason");
        let all = all.get_untracked();
        let batch = all.iter().fold(Batch::new(), |batch, it| {
            app.moved(batch, it, &to.name, Move::HandedOver { reason: reason.clone() })
        });
        let said = match (handed, all.first()) {
            (Handed::Customer(_), Some(one)) => text.hand_over_done_one(&one.name, &to.name),
            (Handed::Customer(_) | Handed::Of(_), _) => text.hand_over_done(all.len(), &to.name),
        };
        keep(app, form, batch, said);
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let title = Signal::derive(move || {
        let name = name(app, handed);
        match handed {
            Handed::Customer(_) => app.text().hand_over_one(&name),
            Handed::Of(_) => app.text().hand_over_all(&name),
        }
    });
    let action = Signal::derive(move || match handed {
        Handed::Customer(_) => app.text().hand_over().to_owned(),
        Handed::Of(_) => app.text().hand_over_offer(all.with(Vec::len)),
    });
    let choices = Signal::derive(move || {
        let today = app.today.get();
        let owner = all.with(|all| all.first().map(|it| name_key(&it.owner)).unwrap_or_default());
        let others = app.members().into_iter().filter(|it| it.is_active(today) && name_key(&it.name) != owner);
        std::iter::once((String::new(), app.text().hand_over_choose().to_owned()))
            .chain(others.map(|it| (it.id.to_string(), it.name.clone())))
            .collect::<Vec<_>>()
    });
    let note = move || match handed {
        Handed::Customer(_) => None,
        Handed::Of(_) => Some(app.text().hand_over_note(all.with(Vec::len), &name(app, handed))),
    };
    view! {
        <FormSheet title form submit action>
            <p class="soft">{note}</p>
            <Show when=move || choices.with(|all| all.len() < 2)>
                <p class="soft">{move || app.text().hand_over_none()}</p>
            </Show>
            <div class="fields">
                <ChoiceField name="hand-over-to" label=label(Text::hand_over_to) value=form.field("to") choices problem=form.problem("to") wide=true />
                <TextField name="hand-over-reason" label=label(Text::hand_over_reason) value=form.field("reason") hint=label(Text::optional) wide=true />
            </div>
        </FormSheet>
    }
}
