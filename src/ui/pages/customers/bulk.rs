//! The bar that rises when rows are chosen, and what it does with them.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::export::ExportMenu;
use super::form::{LEVELS, level_named};
use super::own::OwnBulk;
use super::tags::tag_names;
use crate::domain::bulk::BulkChange;
use crate::domain::customer::Customer;
use crate::domain::customer_column::CustomerColumn;
use crate::domain::id::CustomerId;
use crate::domain::merging::Holds;
use crate::domain::tags::split;
use crate::i18n::{Message, Text, format};
use crate::state::{App, Refused, use_app};
use crate::ui::pages::sharing::ShareChosen;
use crate::ui::route::Route;
use crate::ui::sheets::focus_first_problem;
use crate::ui::widgets::chosen::ChosenBar;
use crate::ui::widgets::dialog::Modal;
use crate::ui::widgets::field::{ChoiceField, TextField};
use crate::ui::widgets::selection::Selection;
use crate::ui::widgets::tags::TagsField;
use crate::ui::widgets::whose::owners;

/// So many customers that were refused are named.
const NAMED: usize = 50;
/// So many values in use are proposed.
const PROPOSED: usize = 200;

/// What may be asked for the chosen customers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ask {
    Owner,
    Level,
    AddTags,
    RemoveTags,
    Source,
    Region,
}

/// The questions: the name in the page, the words.
const ASKS: [(Ask, &str, Message); 6] = [
    (Ask::Owner, "owner", Text::bulk_owner),
    (Ask::Level, "level", Text::bulk_level),
    (Ask::AddTags, "add-tags", Text::bulk_add_tags),
    (Ask::RemoveTags, "remove-tags", Text::bulk_remove_tags),
    (Ask::Source, "source", Text::bulk_source),
    (Ask::Region, "region", Text::bulk_region),
];

impl Ask {
    /// The change that was written into the box.
    fn change(self, written: &str) -> Option<BulkChange> {
        Some(match self {
            Self::Owner => BulkChange::Owner(written.to_owned()),
            Self::Level => BulkChange::Level(level_named(written)?),
            Self::AddTags => BulkChange::AddTags(some(split(written))?),
            Self::RemoveTags => BulkChange::RemoveTags(some(split(written))?),
            Self::Source => BulkChange::Source(written.to_owned()),
            Self::Region => BulkChange::Region(written.to_owned()),
        })
    }
}

fn some(tags: Vec<String>) -> Option<Vec<String>> {
    Some(tags).filter(|tags| !tags.is_empty())
}

/// Why a customer stays, in words.
pub(super) fn refusal_words(text: Text, refused: &Refused) -> String {
    match refused.holds {
        Holds::Contracts(n) => text.customer_cannot_delete(n),
        Holds::Receipts(n) => text.customer_cannot_delete_paid(n),
    }
}

/// The bar at the foot of the list.
#[component]
pub(super) fn BulkBar(
    selection: Selection<CustomerId>,
    #[prop(into)] shown: Signal<Arc<[CustomerColumn]>>,
) -> impl IntoView {
    let app = use_app();
    let asked = RwSignal::new(None::<Ask>);
    let refused = RwSignal::new(Vec::<Refused>::new());
    let ids = Callback::new(move |()| untrack(|| selection.listed()));
    let asks = move || {
        ASKS.into_iter()
            .map(|(ask, name, words)| {
                view! {
                    <button class="button" data-kind="quiet" type="button" data-bulk=name on:click=move |_| asked.set(Some(ask))>
                        {move || words(app.text())}
                    </button>
                }
            })
            .collect_view()
    };
    let delete = move |_| {
        app.remove_customers(ids.run(()).to_vec(), move |kept| {
            // the list may have been left meanwhile
            let _said = refused.try_set(kept);
        });
    };
    view! {
        <ChosenBar selection back=".custs__scroll">
            {asks()} <OwnBulk selection /> <ExportMenu ids shown=Signal::derive(move || Some(shown.get())) name="export-chosen" words=Text::bulk_export />
            <ShareChosen ids />
            <button class="button" data-kind="quiet" type="button" data-bulk="delete" on:click=delete>
                {move || app.text().bulk_delete()}
            </button>
        </ChosenBar>
        {move || asked.get().map(|ask| view! { <Question selection ask close=Callback::new(move |()| asked.set(None)) /> })}
        <Show when=move || refused.with(|all| !all.is_empty())>
            <Kept refused />
        </Show>
    }
}

/// What the chosen customers shall be.
#[component]
fn Question(selection: Selection<CustomerId>, ask: Ask, close: Callback<()>) -> impl IntoView {
    let app = use_app();
    let written = RwSignal::new(if ask == Ask::Level { "C" } else { "" }.to_owned());
    let problem = RwSignal::new(None::<String>);
    let ids = untrack(|| selection.listed());
    let n = ids.len();
    let called = ASKS.into_iter().find(|(it, ..)| *it == ask).map(|(_, _, words)| words);
    let title = Signal::derive(move || {
        let text = app.text();
        text.bulk_title(called.map_or("", |words| words(text)), n)
    });
    let label = Signal::derive(move || called.map_or("", |words| words(app.text())).to_owned());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        match ask.change(written.get_untracked().trim()) {
            None => {
                problem.set(Some(app.untracked_text().bulk_missing_tags().to_owned()));
                focus_first_problem();
            }
            Some(change) => {
                app.change_customers(ids.to_vec(), change);
                close.run(());
            }
        }
    };
    let words = move |suggestions: Signal<Vec<String>>| {
        let help = move || app.text().bulk_blank_clears();
        view! {
            <TextField name="bulk-value" label value=written suggestions wide=true />
            <p class="field__help fields__wide">{help}</p>
        }
        .into_any()
    };
    let field = match ask {
        Ask::Level => {
            let choices = Signal::derive(move || {
                let text = app.text();
                LEVELS.map(|(name, it)| (name.to_owned(), text.level_words(it))).to_vec()
            });
            view! { <ChoiceField name="bulk-value" label value=written choices wide=true /> }.into_any()
        }
        Ask::AddTags => {
            let known = tag_names(app);
            view! { <TagsField name="bulk-value" label value=written known problem /> }.into_any()
        }
        Ask::RemoveTags => {
            let known = Memo::new(move |_| borne(app, selection));
            view! { <TagsField name="bulk-value" label value=written known problem /> }.into_any()
        }
        Ask::Owner => words(owners(app)),
        Ask::Source => words(Signal::derive(move || in_use(app, |it| &it.source))),
        Ask::Region => words(Signal::derive(move || in_use(app, |it| &it.address.region))),
    };
    view! {
        <Modal class="ask" label=title close>
            <form class="ask__box float" novalidate id="bulk-question" on:submit=submit>
                <h2>{move || title.get()}</h2>
                <div class="fields">{field}</div>
                <div class="ask__acts">
                    <button class="button" type="button" on:click=move |_| close.run(())>{move || app.text().cancel()}</button>
                    <button class="button" data-kind="main" type="submit">{move || app.text().bulk_set()}</button>
                </div>
            </form>
        </Modal>
    }
}

/// The tags that the chosen customers bear.
fn borne(app: App, selection: Selection<CustomerId>) -> Vec<String> {
    let chosen: Vec<_> = selection.listed().iter().filter_map(|id| app.peek::<Customer>(*id)).collect();
    crate::domain::tags::in_use(chosen.iter().map(|it| it.tags.as_slice())).into_iter().map(|(tag, _)| tag).collect()
}

/// The values of a field that are in use.
fn in_use(app: App, read: fn(&Customer) -> &String) -> Vec<String> {
    let all = app.customers();
    let found: BTreeSet<&String> = all.iter().map(|it| read(it)).filter(|it| !it.is_empty()).collect();
    found.into_iter().take(PROPOSED).cloned().collect()
}

/// The customers that stayed, each with the reason.
#[component]
fn Kept(refused: RwSignal<Vec<Refused>>) -> impl IntoView {
    let app = use_app();
    let close = Callback::new(move |()| refused.set(Vec::new()));
    let title = Signal::derive(move || app.text().bulk_refused(refused.with(Vec::len)));
    let row = move |it: Refused| {
        let words = refusal_words(app.text(), &it);
        view! {
            <li>
                <a href=Route::customer(it.id).href()><bdi>{it.name.clone()}</bdi></a>
                <span class="rows__sub">{words}</span>
            </li>
        }
    };
    let rows = move || refused.get().into_iter().take(NAMED).map(row).collect_view();
    let more = move || {
        let more = refused.with(Vec::len).saturating_sub(NAMED);
        (more > 0).then(|| view! { <p class="soft">{app.text().bulk_refused_more(&format::count(more))}</p> })
    };
    view! {
        <Modal class="ask" label=title close>
            <div class="ask__box float" id="bulk-refused">
                <h2>{move || title.get()}</h2>
                <ul class="bulk__refused">{rows}</ul>
                {more}
                <div class="ask__acts">
                    <button class="button" data-kind="main" type="button" on:click=move |_| close.run(())>
                        {move || app.text().close()}
                    </button>
                </div>
            </div>
        </Modal>
    }
}
