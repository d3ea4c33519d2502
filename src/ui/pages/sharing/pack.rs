//! A share file is made under a row of the register: who is in it, which of the agreed fields, in which form; looked at, recorded
//! and handed out.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::picks::Picks;
use super::preview::Preview;
use crate::domain::contract::sharing::Channel;
use crate::domain::date::Date;
use crate::domain::id::{CustomerId, SharingScopeId};
use crate::domain::sharing::field::{DataSet, ShareField};
use crate::domain::sharing::scope::SharingScope;
use crate::i18n::{Message, Text};
use crate::state::{App, ShareFile, ShareForm, ShareOrder, Tone, UndoOffer, use_app};
use crate::ui::pages::not_found::NotFoundPage;
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::checks::ChecksField;
use crate::ui::widgets::field::{ChoiceField, TextField};
use crate::ui::widgets::icon::icon;

const FORMS: [(ShareForm, &str, Message); 3] = [
    (ShareForm::Csv, "csv", Text::pack_form_csv),
    (ShareForm::Workbook, "xlsx", Text::pack_form_xlsx),
    (ShareForm::Json, "json", Text::pack_form_json),
];

/// Figures of so many months before this one are offered at first.
const LAST_MONTHS: i32 = 11;
/// So far after the first month the last one is at most.
const MOST_MONTHS: i32 = 119;

/// What the page asks for.
#[derive(Clone, Copy)]
struct Asked {
    id: SharingScopeId,
    picked: RwSignal<BTreeSet<CustomerId>>,
    fields: RwSignal<String>,
    /// The first and the last month of figures, as they are typed.
    months: (RwSignal<String>, RwSignal<String>),
    form: RwSignal<String>,
    passphrase: RwSignal<String>,
    recipient: RwSignal<String>,
    made: RwSignal<Option<ShareFile>>,
    busy: RwSignal<bool>,
    problem: RwSignal<Option<(&'static str, String)>>,
}

impl Asked {
    fn order(self, app: App) -> Option<ShareOrder> {
        let form = self.form.get_untracked();
        let fields = self.chosen();
        // without figures no month is asked for
        let today = app.today.get_untracked();
        let months = if fields.iter().any(|it| it.is_figure()) { self.span()? } else { (today, today) };
        Some(ShareOrder {
            months,
            shared: app.shared_today(self.id)?,
            customers: self.picked.with_untracked(|all| all.iter().copied().collect()),
            fields,
            form: FORMS.into_iter().find(|(_, name, _)| *name == form).map_or(ShareForm::Csv, |(it, ..)| it),
            passphrase: self.passphrase.get_untracked(),
        })
    }

    fn chosen(self) -> BTreeSet<ShareField> {
        self.fields.with_untracked(|it| it.split(';').filter_map(|it| ShareField::of(it.trim())).collect())
    }

    /// The first and the last month, by their first days; nothing where they are none, or too far apart.
    fn span(self) -> Option<(Date, Date)> {
        let first = |typed: RwSignal<String>| typed.with_untracked(|it| Date::parse(&format!("{}-01", it.trim())).ok());
        let (from, to) = (first(self.months.0)?, first(self.months.1)?);
        (from <= to && to <= from.plus_months(MOST_MONTHS).ok()?).then_some((from, to))
    }

    /// Makes the file, or says what is missing.
    fn make(self, app: App) {
        let text = app.untracked_text();
        if self.busy.get_untracked() {
            return;
        }
        self.problem.set(None);
        app.renew_today();
        if self.chosen().iter().any(|it| it.is_figure()) {
            if self.span().is_none() {
                self.problem.set(Some(("to_month", text.pack_months_problem().to_owned())));
                return;
            }
            // what was signed by then is known of the date looked at
            if !untrack(|| app.looks_at_today()) {
                app.say(text.pack_today_only(), Tone::Trouble, UndoOffer::None);
                return;
            }
        }
        let Some(order) = self.order(app) else { return };
        if order.customers.is_empty() {
            app.say(text.pack_fault_none_picked(), Tone::Trouble, UndoOffer::None);
            return;
        }
        if order.passphrase.is_empty() && order.shared.scope.channel == Channel::EncryptedFile {
            self.problem.set(Some(("passphrase", text.pack_passphrase_problem().to_owned())));
            return;
        }
        self.busy.set(true);
        app.make_share_file(order.clone(), move |outcome| {
            // the page may have been left meanwhile
            let is_left = self.busy.try_set(false).is_some();
            match outcome {
                Ok(_) if is_left => {}
                // what was asked for may have changed while it was made
                Ok(file) if self.order(app).as_ref() == Some(&order) => self.made.set(Some(file)),
                Ok(_) => app.say(app.untracked_text().pack_changed(), Tone::Trouble, UndoOffer::None),
                Err(words) => app.say(words, Tone::Trouble, UndoOffer::None),
            }
        });
    }
}

fn ids_of(app: App, listed: &str) -> BTreeSet<CustomerId> {
    listed.split(',').filter_map(CustomerId::parse).map(|id| app.peek_survivor(id)).collect()
}

/// The page.
#[component]
pub(in crate::ui) fn PackPage(id: SharingScopeId) -> impl IntoView {
    let app = use_app();
    let there = Memo::new(move |_| app.watch::<SharingScope>(id).is_some());
    view! {
        <Show when=move || there.get() fallback=|| view! { <NotFoundPage /> }>
            <Page id />
        </Show>
    }
}

#[component]
fn Page(id: SharingScopeId) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let listed = if let Route::SharePack(_, query) = untrack(|| router.current()) { query } else { Query::default() };
    let chosen = listed.filter("ids").map(|listed| ids_of(app, listed)).unwrap_or_default();
    let scope = app.peek::<SharingScope>(id);
    let agreed = scope.as_ref().map(|it| it.fields.clone()).unwrap_or_default();
    let all = agreed.iter().map(|it| it.name()).collect::<Vec<_>>().join(";");
    let today = app.today.get_untracked();
    let month = |day: Date| format!("{:04}-{:02}", day.year(), day.month());
    let asked = Asked {
        months: (
            RwSignal::new(today.plus_months(-LAST_MONTHS).map(month).unwrap_or_default()),
            RwSignal::new(month(today)),
        ),
        id,
        picked: RwSignal::new(chosen),
        fields: RwSignal::new(all),
        form: RwSignal::new("csv".to_owned()),
        passphrase: RwSignal::new(String::new()),
        recipient: RwSignal::new(scope.as_ref().map(|it| it.recipients.clone()).unwrap_or_default()),
        made: RwSignal::new(None),
        busy: RwSignal::new(false),
        problem: RwSignal::new(None),
    };
    // what was made is not what would be made now
    Effect::new(move || {
        asked.picked.track();
        asked.fields.track();
        asked.months.0.track();
        asked.months.1.track();
        asked.form.track();
        asked.passphrase.track();
        asked.made.set(None);
    });
    let number =
        move || app.watch::<SharingScope>(id).map(|it| format!("{} · {}", it.number, it.what)).unwrap_or_default();
    // nobody is told of themselves, but of the figures that they are part of
    let only_figures = !agreed.is_empty() && agreed.iter().all(|it| it.set() == DataSet::Figures);
    let other = Signal::derive(move || {
        app.watch::<SharingScope>(id).filter(|_| !only_figures).map(|it| app.survivor(it.customer))
    });
    view! {
        <div class="page sharing" id="share-page">
            <div class="page__head">
                <div class="page__title">
                    <p class="faint small"><a href=Route::SharingScope(id).href()><bdi>{number}</bdi></a></p>
                    <h1>{move || app.text().pack_title()}</h1>
                </div>
            </div>
            <Picks picked=asked.picked other />
            <Boxes asked agreed sealed=scope.is_some_and(|it| it.channel == Channel::EncryptedFile) />
            {move || asked.made.get().map(|made| view! { <Preview made=made.clone() /> <HandOut asked made /> })}
        </div>
    }
}

#[component]
fn Boxes(asked: Asked, agreed: Vec<ShareField>, sealed: bool) -> impl IntoView {
    let app = use_app();
    let fields = Signal::derive(move || {
        agreed.iter().map(|it| (it.name().to_owned(), app.text().share_field(*it).to_owned())).collect::<Vec<_>>()
    });
    let forms =
        Signal::derive(move || FORMS.map(|(_, name, words)| (name.to_owned(), words(app.text()).to_owned())).to_vec());
    let label = move |words: Message| Signal::derive(move || words(app.text()).to_owned());
    let hint = Signal::derive(move || if sealed { String::new() } else { app.text().optional().to_owned() });
    let problem = move |name: &'static str| {
        Signal::derive(move || asked.problem.get().filter(|(field, _)| *field == name).map(|(_, words)| words))
    };
    let of_figures = move || {
        asked.fields.with(|it| it.split(';').filter_map(|it| ShareField::of(it.trim())).any(ShareField::is_figure))
    };
    view! {
        <section class="rec__part" aria-label=move || app.text().pack_form()>
            <div class="fields">
                <ChecksField name="share-fields" label=label(Text::pack_fields) value=asked.fields choices=fields />
                <Show when=of_figures>
                    <TextField name="share-from-month" label=label(Text::pack_from_month) value=asked.months.0 kind="month" />
                    <TextField name="share-to-month" label=label(Text::pack_to_month) value=asked.months.1 problem=problem("to_month") kind="month" />
                </Show>
                <ChoiceField name="share-form" label=label(Text::pack_form) value=asked.form choices=forms />
                <TextField name="share-passphrase" label=label(Text::pack_passphrase) value=asked.passphrase hint problem=problem("passphrase") kind="password" />
                {sealed.then(|| view! { <p class="field__help fields__wide">{move || app.text().pack_passphrase_help()}</p> })}
            </div>
            <button class="button" type="button" id="share-make" disabled=move || asked.busy.get() on:click=move |_| asked.make(app)>
                {icon("file-text")}
                {move || app.text().pack_prepare()}
            </button>
        </section>
    }
}

#[component]
fn HandOut(asked: Asked, made: ShareFile) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let problem =
        Signal::derive(move || asked.problem.get().filter(|(field, _)| *field == "recipient").map(|(_, words)| words));
    let act = move |_| {
        let text = app.untracked_text();
        let recipient = asked.recipient.get_untracked().trim().to_owned();
        if recipient.is_empty() {
            asked.problem.set(Some(("recipient", text.pack_recipient_problem().to_owned())));
            return;
        }
        // what may be given is asked anew: the day may have turned, somebody may have withdrawn, a field may be out
        app.renew_today();
        let Some(order) = asked.order(app) else { return };
        let is_open = order.shared.scope.channel == Channel::EncryptedFile && !made.file.sealed;
        let why = match untrack(|| app.share_pack(&order, app.today.get_untracked())) {
            Err(fault) => Some(text.pack_fault(&fault)),
            Ok(pack) if is_open || pack != *made.pack => Some(text.pack_changed().to_owned()),
            Ok(_) => None,
        };
        if let Some(why) = why {
            asked.made.set(None);
            app.say(why, Tone::Trouble, UndoOffer::None);
            return;
        }
        let id = asked.id;
        app.hand_out_share(asked.busy, &order.shared, &made, recipient, move || router.go(&Route::SharingScope(id)));
    };
    view! {
        <section class="rec__part" aria-label=move || app.text().pack_hand_out()>
            <div class="fields">
                <TextField name="share-recipient" label=Signal::derive(move || app.text().pack_recipient().to_owned()) value=asked.recipient problem wide=true />
            </div>
            <button class="button" data-kind="main" type="button" id="share-out" disabled=move || asked.busy.get() on:click=act>
                {icon("download")}
                {move || app.text().pack_hand_out()}
            </button>
        </section>
    }
}
