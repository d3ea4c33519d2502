//! A file of another book, or of an earlier generation of this one: which of its customers are copied, with what hangs on them.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::pick::{FilePick, PickRole};
use crate::i18n::format::count;
use crate::state::{App, Offered, Offering, use_app};
use crate::ui::widgets::dispute::who_words;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::moment::moment;

/// So many customers are shown; more are found by their name.
const SHOWN: usize = 100;

/// What comes of the choice.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Sum {
    customers: usize,
    contacts: usize,
    notes: usize,
    contracts: usize,
    /// Numbers that are taken here, or by another of the chosen.
    numbers: usize,
    /// Names that there are here.
    names: usize,
}

/// The page of such a file.
#[component]
pub(super) fn Other(name: String, offering: Arc<Offering>, busy: bool) -> impl IntoView {
    let app = use_app();
    let older = offering.older;
    let typed = RwSignal::new(String::new());
    let known = Memo::new(move |_| app.numbers_and_names());
    let all = Arc::clone(&offering);
    let found: Memo<Vec<Offered>> = Memo::new(move |_| typed.with(|typed| matching(&all, typed)));
    let all = Arc::clone(&offering);
    let sum = Memo::new(move |_| {
        known.with(|(numbers, names)| {
            let mut sum = Sum::default();
            let mut given = BTreeSet::new();
            app.incoming.picked.with(|picked| {
                for it in all.customers.iter().filter(|it| picked.contains(&it.id)) {
                    sum.customers = sum.customers.saturating_add(1);
                    sum.contacts = sum.contacts.saturating_add(it.contacts);
                    sum.notes = sum.notes.saturating_add(it.notes);
                    sum.contracts = sum.contracts.saturating_add(it.contracts);
                    let number = it.number.trim();
                    let is_borne = !number.is_empty() && (numbers.contains(number) || !given.insert(number));
                    sum.numbers = sum.numbers.saturating_add(usize::from(is_borne));
                    sum.names = sum.names.saturating_add(usize::from(names.contains(it.name.trim())));
                }
            });
            sum
        })
    });
    let listed = Arc::clone(&offering);
    let pick_found = move |_| {
        let ids: Vec<_> = typed.with_untracked(|typed| matching(&listed, typed)).iter().map(|it| it.id).collect();
        app.incoming.picked.update(|picked| picked.extend(ids));
    };
    let more = move || found.with(Vec::len).saturating_sub(SHOWN);
    let rows = move || {
        let found = found.get();
        found.into_iter().take(SHOWN).map(|it| row(app, it, known)).collect_view()
    };
    view! {
        <div class="page__head">
            <div class="page__title">
                <p class="faint small">{move || app.text().together()}</p>
                <h1 id="copying-title">
                    {move || if older.is_some() { app.text().copying_older_title() } else { app.text().copying_title() }}
                </h1>
            </div>
        </div>
        {origin(app, &name, &offering)}
        <p class="conf__lead">
            {move || {
                let text = app.text();
                older.map_or_else(|| text.copying_lead().to_owned(), |generation| text.copying_older_lead(generation))
            }}
        </p>
        <p class="soft small">{move || app.text().copying_left()}</p>
        {(offering.unread > 0)
            .then(|| {
                let n = count(offering.unread);
                view! { <p class="soft small">{move || app.text().copying_unread(&n)}</p> }
            })}
        <section class="section" aria-label=move || app.text().copying_choose()>
            <div class="section__head">
                <h2>{move || app.text().copying_choose()}</h2>
                <button class="button section__act" data-kind="word" type="button" id="copying-all" on:click=pick_found>
                    {move || app.text().copying_all(&count(found.with(Vec::len)))}
                </button>
                <button
                    class="button"
                    data-kind="word"
                    type="button"
                    id="copying-none"
                    on:click=move |_| app.incoming.picked.update(BTreeSet::clear)
                >
                    {move || app.text().copying_none()}
                </button>
            </div>
            <div class="field__box merge__search">
                {icon("search")}
                <input
                    type="search"
                    id="copying-search"
                    aria-label=move || app.text().copying_search()
                    placeholder=move || app.text().copying_search()
                    bind:value=typed
                />
            </div>
            <ul class="rows" id="copying-customers">{rows}</ul>
            <Show when=move || more() != 0>
                <p class="faint small">{move || app.text().copying_more(&count(more()))}</p>
            </Show>
            <Show when=move || found.with(Vec::is_empty)>
                <p class="faint" role="status">{move || app.text().copying_nobody()}</p>
            </Show>
        </section>
        <section class="section">
            <p role="status" id="copying-sum">{move || sum_words(app, sum.get())}</p>
            <p class="incoming__acts">
                <button
                    class="button"
                    data-kind="main"
                    type="button"
                    id="copy-in"
                    disabled=move || busy || sum.get().customers == 0
                    on:click=move |_| app.copy_picked()
                >
                    {icon("file-input")}
                    {move || if busy { app.text().copying_busy() } else { app.text().copying_go() }}
                </button>
                <button
                    class="button"
                    type="button"
                    id="copying-leave"
                    disabled=busy
                    on:click=move |_| app.leave_file()
                >
                    {move || app.text().cancel()}
                </button>
            </p>
        </section>
        // what is being kept is not broken off for another file
        {(!busy).then(|| view! { <p class="conf__pick"><FilePick role=PickRole::Another /></p> })}
    }
}

fn origin(app: App, name: &str, offering: &Offering) -> impl IntoView + use<> {
    let (name, owner) = (name.to_owned(), offering.owner.clone());
    let (by, at) = (offering.by.clone(), offering.exported_ms);
    let words = move || {
        let text = app.text();
        let by = text.together_copy_of(&who_words(text, &by));
        format!("{by} · {}", text.together_exported(&moment(app, at)))
    };
    view! {
        <div class="incoming" id="copying-from">
            <p><b><bdi>{owner}</bdi></b></p>
            <p class="soft"><bdi>{name}</bdi></p>
            <p class="soft"><bdi>{words}</bdi></p>
        </div>
    }
}

/// The customers whose name or number holds what was typed.
fn matching(offering: &Offering, typed: &str) -> Vec<Offered> {
    let wanted = typed.trim().to_lowercase();
    let holds = |text: &str| text.to_lowercase().contains(&wanted);
    offering.customers.iter().filter(|it| holds(&it.name) || holds(&it.number)).cloned().collect()
}

type Known = Memo<(BTreeSet<String>, BTreeSet<String>)>;

fn row(app: App, it: Offered, known: Known) -> impl IntoView {
    let id = it.id;
    let name = it.name.clone();
    let same = move || known.with(|(_, names)| names.contains(name.trim()));
    let counts = (it.number.clone(), count(it.contacts), count(it.notes), count(it.contracts));
    let words = move || {
        let (number, contacts, notes, contracts) = &counts;
        let hangs = app.text().copying_hangs(contacts, notes, contracts);
        if number.is_empty() { hangs } else { format!("{number} · {hangs}") }
    };
    view! {
        <li>
            <label class="rows__item">
                <span class="check">
                    <input
                        type="checkbox"
                        name="copy-customer"
                        prop:checked=move || app.incoming.picked.with(|picked| picked.contains(&id))
                        on:change=move |event| {
                            let yes = event_target_checked(&event);
                            app.incoming
                                .picked
                                .update(|picked| {
                                    if yes { picked.insert(id) } else { picked.remove(&id) };
                                });
                        }
                    />
                </span>
                <span class="rows__text"><bdi>{it.name}</bdi><span class="rows__sub">{words}</span></span>
                <span class="rows__end">
                    <Show when=same>
                        <span class="status" data-tone="warn">
                            {icon("triangle-alert")}
                            {move || app.text().copying_same_name()}
                        </span>
                    </Show>
                </span>
            </label>
        </li>
    }
}

fn sum_words(app: App, sum: Sum) -> String {
    let text = app.text();
    if sum.customers == 0 {
        return text.copying_pick_some().to_owned();
    }
    let mut words =
        vec![text.copying_sum(&count(sum.customers), &count(sum.contacts), &count(sum.notes), &count(sum.contracts))];
    if sum.names > 0 {
        words.push(text.copying_names(&count(sum.names)));
    }
    if sum.numbers > 0 {
        words.push(text.copying_numbers(&count(sum.numbers)));
    }
    words.join(" ")
}
