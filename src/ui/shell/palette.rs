//! One box for everything: places, actions, customers, contracts, people; and below them what is written in any record.

mod sales;
mod work;
mod written;

use leptos::ev::KeyboardEvent;
use leptos::html::Input;
use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::here::Here;
use super::menus::close;
use super::places::Place;
use crate::domain::attachment::Attachment;
use crate::domain::contact::Contact;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::i18n::Text;
use crate::state::{App, Called, EvaluationOf, IncentiveAsk, Layer, Sheet, Wanted, use_app};
use crate::ui::pages::files::place;
use crate::ui::route::{Route, SettingsPart};
use crate::ui::router::use_router;
use crate::ui::widgets::dialog::Modal;
use crate::ui::widgets::icon::{icon, large_icon, small_icon};
use crate::ui::widgets::initial::{Of, initial};
use crate::ui::widgets::shelf::Shelf;

/// How many of each group are shown.
const SHOWN: usize = 6;

/// What happens when an entry is chosen.
#[derive(Clone, PartialEq)]
enum Choice {
    Go(Route),
    Open(Layer),
    SwitchLanguage,
    SwitchTheme,
    Undo,
}

/// A line of the palette.
#[derive(Clone, PartialEq)]
struct Entry {
    choice: Choice,
    group: &'static str,
    picture: Picture,
    main: String,
    sub: String,
    key: &'static str,
}

#[derive(Clone, PartialEq)]
enum Picture {
    Icon(&'static str),
    Firm(Uuid),
    Person(Uuid),
}

/// The palette.
#[component]
pub(crate) fn PaletteLayer() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    // what is made anew takes along what the page is about
    let here = Here::now(app, router);
    let typed = RwSignal::new(String::new());
    let chosen = RwSignal::new(0_usize);
    let input = NodeRef::<Input>::new();
    let sales = Memo::new(move |_| sales::shelf(app));
    let fixed = Memo::new(move |_| always_there(app.text(), here));
    let held = Held { sales, fixed };
    let named = Memo::new(move |_| entries(app, &typed.get(), held));
    let written = RwSignal::new(Vec::<Entry>::new());
    let looking = RwSignal::new(false);
    look_when_calm(app, typed, written, looking);
    // what is found last stands last: no line moves under a finger
    let found = Memo::new(move |_| {
        let lists = typed.with(|typed| written::lists(app.text(), typed));
        named.get().into_iter().chain(lists).chain(written.get()).collect::<Vec<_>>()
    });
    Effect::new(move || {
        if let Some(input) = input.get() {
            // Focus on a box that was just drawn cannot fail.
            let _focused = input.focus();
        }
    });
    let run = move |entry: &Entry| {
        app.layer.set(None);
        match &entry.choice {
            Choice::Go(route) => router.go(route),
            Choice::Open(layer) => app.layer.set(Some(*layer)),
            Choice::SwitchLanguage => app.set_locale(app.locale.get_untracked().other()),
            Choice::SwitchTheme => router.go(&Route::Settings(SettingsPart::Appearance)),
            Choice::Undo => app.undo(),
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        let count = found.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" => chosen.update(|at| *at = at.saturating_add(1).min(count.saturating_sub(1))),
            "ArrowUp" => chosen.update(|at| *at = at.saturating_sub(1)),
            "Enter" => {
                let entry = found.with_untracked(|found| found.get(chosen.get_untracked()).cloned());
                if let Some(entry) = entry {
                    run(&entry);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let lines = move || {
        let mut group = "";
        found
            .get()
            .into_iter()
            .enumerate()
            .map(|(at, entry)| {
                let head = (entry.group != group).then(|| {
                    group = entry.group;
                    view! { <h3 class="cmd__group" role="presentation">{entry.group}</h3> }
                });
                view! { {head} {line(at, entry, chosen, run)} }
            })
            .collect_view()
    };
    let nothing = move || named.with(Vec::is_empty) && written.with(Vec::is_empty);
    let none_words = move || {
        if looking.get() { app.text().palette_looking().to_owned() } else { app.text().palette_nothing(&typed.get()) }
    };
    view! {
        <Modal class="cmd" label=Signal::derive(move || app.text().palette_title().to_owned()) close=close(app)>
            <div class="cmd__box float">
                <div class="cmd__field">
                    {large_icon("search")}
                    <input
                        id="palette"
                        node_ref=input
                        role="combobox"
                        aria-expanded="true"
                        aria-controls="found"
                        aria-activedescendant=move || format!("found-{}", chosen.get())
                        aria-label=move || app.text().find_or_command()
                        placeholder=move || app.text().find_or_command()
                        autocomplete="off"
                        prop:value=move || typed.get()
                        on:input=move |event| {
                            chosen.set(0);
                            typed.set(event_target_value(&event));
                        }
                        on:keydown=on_key
                    />
                    <kbd>"Esc"</kbd>
                </div>
                <div class="cmd__list" id="found" role="listbox" aria-label=move || app.text().palette_title()>
                    {lines}
                    <Show when=nothing>
                        <p class="cmd__none faint">{none_words}</p>
                    </Show>
                </div>
                <div class="cmd__foot">
                    <span><kbd>"↑"</kbd>" "<kbd>"↓"</kbd>" "{move || app.text().palette_move()}</span>
                    <span><kbd>"Enter"</kbd>" "{move || app.text().palette_open()}</span>
                    <span class="cmd__hint">{move || app.text().palette_hint()}</span>
                </div>
            </div>
        </Modal>
    }
}

/// Looks through what is written in the records once nobody types; whatever was found for other words goes at once.
fn look_when_calm(app: App, typed: RwSignal<String>, written: RwSignal<Vec<Entry>>, looking: RwSignal<bool>) {
    Effect::new(move |_| {
        let asked = typed.get();
        // a book that is still being read is looked through anew when all of it is there
        let _read = app.all_read();
        let look = written::Look::new(app, app.text(), asked, typed);
        looking.set(look.is_some());
        if !written.with_untracked(Vec::is_empty) {
            written.set(Vec::new());
        }
        let Some(look) = look else { return };
        spawn_local(async move {
            let Some(mut found) = look.found().await else { return };
            // the palette may have been closed meanwhile
            let _closed = written.try_set(found.clone());
            let Some(clauses) = look.clauses().await else { return };
            if !clauses.is_empty() {
                // the whole anew: another look for the same words may have ended meanwhile, and no line stands twice
                found.extend(clauses);
                let _closed = written.try_set(found);
            }
            let _closed = looking.try_set(false);
        });
    });
}

fn line(at: usize, entry: Entry, chosen: RwSignal<usize>, run: impl Fn(&Entry) + Copy + 'static) -> impl IntoView {
    let selected = move || (chosen.get() == at).to_string();
    let picture = match entry.picture {
        Picture::Icon(name) => icon(name).into_any(),
        Picture::Firm(id) => initial(&entry.main, id, Of::Firm).into_any(),
        Picture::Person(id) => initial(&entry.main, id, Of::Person).into_any(),
    };
    let main = entry.main.clone();
    let sub = entry.sub.clone();
    let key = entry.key;
    view! {
        <div
            class="cmd__item"
            role="option"
            id=format!("found-{at}")
            aria-selected=selected
            on:mousemove=move |_| chosen.set(at)
            on:click=move |_| run(&entry)
        >
            {picture}
            <span class="cmd__main">{main}</span>
            <span class="cmd__sub">{sub}</span>
            <span class="cmd__end">
                {(!key.is_empty()).then(|| view! { <kbd>{key}</kbd> })} {small_icon("corner-down-left")}
            </span>
        </div>
    }
}

/// What is read once and asked at every key.
#[derive(Clone, Copy)]
struct Held {
    sales: Memo<Shelf<sales::Told>>,
    fixed: Memo<Vec<(Entry, Called)>>,
}

fn entries(app: App, typed: &str, held: Held) -> Vec<Entry> {
    let text = app.text();
    let wanted = Wanted::new(typed);
    let mut found = Vec::new();
    if !wanted.is_empty() {
        found.extend(customers(app, text, &wanted));
        found.extend(contracts(app, text, &wanted));
        found.extend(people(app, text, &wanted));
        found.extend(files(app, text, &wanted));
        found.extend(sales::best(&held.sales.get(), &wanted, SHOWN));
        found.extend(work::invoices(app, text, typed, SHOWN));
    }
    held.fixed.with(|fixed| {
        let answers = fixed.iter().filter(|(_, called)| called.answers(&wanted));
        found.extend(answers.map(|(entry, _)| entry.clone()));
    });
    found
}

/// What can be done and where one can go, whatever is in the book: read once in a language, and not at every key.
fn always_there(text: Text, here: Here) -> Vec<(Entry, Called)> {
    let entries = actions(text, here).into_iter().chain(places(text));
    let called = |entry: Entry| {
        let called = Called::of(&[&entry.main]);
        (entry, called)
    };
    entries.map(called).collect()
}

fn customers(app: App, text: Text, wanted: &Wanted) -> Vec<Entry> {
    let best = app.find_best::<Customer>(wanted, SHOWN);
    best.iter()
        .map(|it| Entry {
            choice: Choice::Go(Route::customer(it.id)),
            group: text.places_customers(),
            picture: Picture::Firm(it.id.0),
            main: it.name.clone(),
            sub: joined(&[&it.number, &it.address.region, &it.owner]),
            key: "",
        })
        .collect()
}

fn contracts(app: App, text: Text, wanted: &Wanted) -> Vec<Entry> {
    app.find_best::<ContractBrief>(wanted, SHOWN)
        .iter()
        .map(|it| Entry {
            choice: Choice::Go(Route::contract(it.id)),
            group: text.places_contracts(),
            picture: Picture::Icon("file-text"),
            main: format!("{} · {}", it.number, text.pick(&it.title.zh, &it.title.en)),
            sub: app.peek_party(it.customer).map(|customer| customer.name.clone()).unwrap_or_default(),
            key: "",
        })
        .collect()
}

fn people(app: App, text: Text, wanted: &Wanted) -> Vec<Entry> {
    app.find_best::<Contact>(wanted, SHOWN)
        .iter()
        .map(|it| {
            let firm = app.peek_party(it.customer).map(|customer| customer.name.clone()).unwrap_or_default();
            Entry {
                choice: Choice::Go(Route::customer(app.peek_survivor(it.customer))),
                group: text.palette_people(),
                picture: Picture::Person(it.id.0),
                main: it.name.clone(),
                sub: joined(&[&it.title, &firm, &it.phone]),
                key: "",
            }
        })
        .collect()
}

fn files(app: App, text: Text, wanted: &Wanted) -> Vec<Entry> {
    app.find_best::<Attachment>(wanted, SHOWN)
        .iter()
        .map(|it| {
            let customer = app.customer_behind(it.subject).and_then(|id| app.peek_party(id));
            Entry {
                choice: Choice::Go(place(app, it.subject)),
                group: text.files(),
                picture: Picture::Icon("paperclip"),
                main: it.name.clone(),
                sub: joined(&[text.attachment_kind(it.kind), customer.as_ref().map_or("", |it| &it.name)]),
                key: "",
            }
        })
        .collect()
}

fn actions(text: Text, here: Here) -> Vec<Entry> {
    let entry = |choice, icon, main: &str, key| Entry {
        choice,
        group: text.palette_do(),
        picture: Picture::Icon(icon),
        main: main.to_owned(),
        sub: String::new(),
        key,
    };
    vec![
        entry(Choice::Open(Layer::Sheet(Sheet::Customer(None))), "users-round", text.new_customer(), "N C"),
        entry(Choice::Open(Layer::Sheet(here.activity())), "phone", text.activity_new(), "N F"),
        entry(Choice::Open(Layer::Sheet(here.task())), "list-checks", text.task_new(), "N K"),
        entry(Choice::Open(Layer::Sheet(here.opportunity())), "square-kanban", text.opportunity_new(), "N O"),
        entry(Choice::Open(Layer::Sheet(Sheet::Lead(None))), "user-round", text.lead_new(), "N L"),
        entry(Choice::Open(Layer::Sheet(Sheet::Product(None))), "tag", text.product_new(), ""),
        entry(Choice::Open(Layer::Sheet(here.contract())), "file-plus-2", text.new_contract(), "N T"),
        entry(Choice::Open(Layer::Sheet(here.receipt())), "wallet", text.new_receipt(), "N R"),
        entry(Choice::Open(Layer::Sheet(here.ticket())), "headset", text.ticket_new_title(), "N S"),
        entry(Choice::Open(Layer::Sheet(Sheet::Target(None))), "trending-up", text.target_new(), ""),
        entry(
            Choice::Open(Layer::Sheet(Sheet::BeginEvaluation(EvaluationOf::Anybody))),
            "chart-no-axes-column",
            text.evaluation_new(),
            "",
        ),
        entry(Choice::Go(Route::Library), "library", text.places_library(), ""),
        entry(Choice::Go(Route::EvaluationPlans), "chart-no-axes-column", text.evaluation_plans(), ""),
        entry(Choice::Open(Layer::Sheet(here.dispute())), "gavel", text.disputes_new(), "N D"),
        entry(Choice::Open(Layer::Sheet(here.scope())), "share-2", text.scope_new(), ""),
        entry(Choice::Open(Layer::Sheet(Sheet::Undertaking(None))), "shield-check", text.undertaking_new(), ""),
        entry(Choice::Open(Layer::Sheet(Sheet::Incident(None))), "shield-check", text.incident_new(), ""),
        entry(Choice::Open(Layer::Sheet(Sheet::Request(None, None))), "id-card", text.palette_request(), ""),
        entry(Choice::Go(Route::service_report()), "headset", text.report_title(), ""),
        entry(
            Choice::Open(Layer::Sheet(Sheet::Incentive(IncentiveAsk::Plan(None)))),
            "trending-up",
            text.scheme_new(),
            "",
        ),
        entry(Choice::Go(Route::PayoutRuns), "wallet", text.payout_title(), ""),
        entry(Choice::Go(Route::receivables()), "chart-no-axes-column", text.receivables_title(), ""),
        entry(Choice::Go(Route::StatementImport), "file-input", text.bank_title(), ""),
        entry(Choice::Go(Route::OpenPackage), "file-input", text.package_open_title(), ""),
        entry(Choice::Go(Route::Settings(SettingsPart::Approval)), "stamp", text.approval_title(), ""),
        entry(Choice::Go(Route::Settings(SettingsPart::Numbers)), "tag", text.numbers_title(), ""),
        entry(Choice::Go(Route::ledger()), "book-open", text.ledger_title(), ""),
        entry(Choice::Go(Route::CustomerImport), "upload", text.import_customers(), ""),
        entry(Choice::Go(Route::BoughtImport), "upload", text.bought_title(), ""),
        entry(Choice::Go(Route::Duplicates), "combine", text.duplicates(), ""),
        entry(Choice::Go(Route::Settings(SettingsPart::Book)), "download", text.export_book(), ""),
        entry(Choice::Open(Layer::AsOf), "calendar-clock", text.as_of_pick(), "D"),
        entry(Choice::Undo, "undo-2", text.undo(), "Ctrl Z"),
        entry(Choice::SwitchLanguage, "languages", text.switch_language(), ""),
        entry(Choice::SwitchTheme, "sun-moon", text.switch_theme(), ""),
        entry(Choice::Open(Layer::Keys), "info", text.keys_title(), "?"),
    ]
}

fn places(text: Text) -> Vec<Entry> {
    Place::all()
        .map(|place| Entry {
            choice: Choice::Go(place.route()),
            group: text.palette_go(),
            picture: Picture::Icon(place.icon()),
            main: place.words(text).to_owned(),
            sub: String::new(),
            key: "",
        })
        .collect()
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}
