//! The board of materials across contracts: what to prepare and deliver, what is late, what is to come back.

use leptos::prelude::*;

use super::item::{Part, words};
use super::rows::Lines;
use crate::domain::contract::party::Side;
use crate::domain::customer::Customer;
use crate::domain::tags::tag_key;
use crate::i18n::{Message, Text};
use crate::state::{App, MaterialItem, use_app};
use crate::ui::pages::materials::against::AgainstTable;
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::list_search::ListSearch;
use crate::ui::widgets::list_views::ListViews;
use crate::ui::widgets::more::More;
use crate::ui::widgets::whose::{WhoseHint, WhoseSwitch, whose_of};

/// How many lines are drawn at first, and more with every press.
const SHOWN: usize = 200;

/// The views: what needs somebody first.
const VIEWS: &[(Message, Option<&str>)] = &[
    (Text::materials_act, None),
    (Text::materials_ours, Some("ours")),
    (Text::materials_theirs, Some("theirs")),
    (Text::materials_out, Some("out")),
    (Text::materials_all, Some("all")),
];

/// The page.
#[component]
pub(in crate::ui) fn MaterialsPage() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let query =
        Memo::new(move |_| if let Route::Materials(query) = router.current() { query } else { Query::default() });
    let (whose, choose) = whose_of(query, Route::Materials);
    let all = Memo::new(move |_| {
        app.watch_any::<Customer>();
        app.material_items(whose.get())
    });
    let found: Memo<Vec<MaterialItem>> = Memo::new(move |_| query.with(|query| chosen(app, query, all)));
    let drawn = RwSignal::new(SHOWN);
    let typed = Callback::new(move |text| router.replace(Route::Materials(Query { text, ..query.get_untracked() })));
    let nothing = move || {
        let asked = query.with(|query| !query.text.is_empty() || !query.filters.is_empty());
        if asked { app.text().materials_none_match() } else { app.text().materials_empty() }
    };
    let sheets = vec![Handout {
        name: "materials",
        words: Text::sheet_materials,
        act: Callback::new(move |form| app.export_materials(&found.get_untracked(), form)),
    }];
    let none = Signal::derive(move || found.with(Vec::is_empty));
    let parts =
        move || Part::ALL.into_iter().map(|part| view! { <Lines part found drawn named=true /> }).collect_view();
    view! {
        <div class="page tasks materials">
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().materials_title()}</h1></div>
                <div class="page__acts"><ListExport name="export-materials" sheets nothing=none /></div>
            </div>
            <ListViews label=Text::materials_title views=VIEWS query to=Route::Materials />
            <div class="custs__bar">
                <div class="chips custs__chips">
                    <ListSearch label=Text::materials_search text=Signal::derive(move || query.with(|query| query.text.clone())) typed />
                    <WhoseSwitch now=whose choose />
                </div>
                <span class="faint small" role="status">{move || app.text().materials_counted(found.with(Vec::len))}</span>
            </div>
            <WhoseHint now=whose />
            <Show
                when=move || app.figures_ready()
                fallback=move || view! { <p class="faint" role="status">{move || app.text().loading()}</p> }
            >
                <p class="faint" id="no-materials" hidden=move || !none.get()>{nothing}</p>
                <div>{parts}</div>
                <More total=Signal::derive(move || found.with(Vec::len)) drawn step=SHOWN id="more-materials" />
                <AgainstTable found shown=drawn />
            </Show>
        </div>
    }
}

/// What the query leaves.
fn chosen(app: App, query: &Query, all: Memo<Vec<MaterialItem>>) -> Vec<MaterialItem> {
    let as_of = app.as_of();
    let key = tag_key(&query.text);
    let in_view = |it: &MaterialItem| match query.filter("view") {
        Some("ours") => it.giver() == Side::Us && !it.tally.is_settled(),
        Some("theirs") => it.giver() == Side::Them && !it.tally.is_settled(),
        Some("out") => it.tally.outstanding() > 0,
        Some("all") => true,
        Some(_) | None => it.days_to_act(as_of).is_some() || it.tally.pending() > 0,
    };
    let of_party = |it: &MaterialItem| {
        query.filter("party").is_none_or(|wanted| app.peek_survivor(it.contract.customer).to_string() == wanted)
    };
    let fits =
        |it: &&MaterialItem| in_view(it) && of_party(it) && (key.is_empty() || tag_key(&words(app, it)).contains(&key));
    all.with(|all| all.iter().filter(fits).cloned().collect())
}
