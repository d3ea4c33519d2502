//! The people, by whom they report to, with the customers of each and what those owe as of the date looked at.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::shared::SharedNames;
use crate::domain::exact::ExactError;
use crate::domain::id::MemberId;
use crate::domain::money::{Currency, Money};
use crate::domain::team::member::Member;
use crate::domain::team::naming::{Named, name_key};
use crate::domain::team::reports::bosses;
use crate::i18n::{Text, format};
use crate::state::{App, Batch, BrowserIds, Handed, Layer, PlainSheet, Sheet, SheetCell, Tone, UndoOffer, use_app};
use crate::ui::pages::evaluations::EvaluationsOfMembers;
use crate::ui::route::{Query, Route};
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::initial::{Of, initial};
use crate::ui::widgets::list_export::{Handout, ListExport};

/// What one owner looks after.
#[derive(Clone, PartialEq)]
struct Load {
    /// The name as customers write it.
    name: String,
    customers: usize,
    receivable: Result<Money, ExactError>,
    overdue: Result<Money, ExactError>,
}

/// Every owner, by the key of the name.
type Loads = Memo<BTreeMap<String, Load>>;

fn loads(app: App) -> BTreeMap<String, Load> {
    let nothing = Money::zero(Currency::CNY);
    let mut all: BTreeMap<String, Load> = BTreeMap::new();
    for customer in app.customers() {
        let key = name_key(&customer.owner);
        if key.is_empty() {
            continue;
        }
        let standing = app.customer_standing(customer.id);
        let name = customer.owner.trim().to_owned();
        let fresh = Load { name, customers: 0, receivable: Ok(nothing), overdue: Ok(nothing) };
        let load = all.entry(key).or_insert(fresh);
        load.customers = load.customers.saturating_add(1);
        let fault = app.customer_fault(customer.id);
        let add = |sum: Result<Money, ExactError>, more: Money| fault.map_or_else(|| sum?.plus(more), Err);
        load.receivable = add(load.receivable, standing.receivable);
        load.overdue = add(load.overdue, standing.overdue);
    }
    all
}

/// The members: each after the one they report to, those who left at the end.
fn in_order(app: App) -> Vec<Arc<Member>> {
    let today = app.today.get();
    let all = app.members();
    let plain: Vec<&Member> = all.iter().map(AsRef::as_ref).collect();
    let name = |id: MemberId| plain.iter().find(|it| it.id == id).map(|it| it.name.clone()).unwrap_or_default();
    let mut keyed: Vec<(bool, Vec<String>, Arc<Member>)> = all
        .iter()
        .map(|it| {
            let mut line: Vec<String> = bosses(it.id, &plain).into_iter().rev().map(name).collect();
            line.push(it.name.clone());
            (it.has_left(today), line, Arc::clone(it))
        })
        .collect();
    keyed.sort_by(|a, b| (a.0, &a.1, a.2.id).cmp(&(b.0, &b.1, b.2.id)));
    keyed.into_iter().map(|(_, _, it)| it).collect()
}

/// The members as a table, and after them whoever else looks after customers.
fn table(app: App, members: &[Arc<Member>], loads: &BTreeMap<String, Load>) -> PlainSheet {
    let text = app.text();
    let figures = |load: Option<&Load>| {
        let money = |read: fn(&Load) -> Result<Money, ExactError>| load.and_then(|it| read(it).ok());
        let (receivable, overdue) = (money(|it| it.receivable), money(|it| it.overdue));
        [
            SheetCell::Count(load.map_or(0, |it| u64::try_from(it.customers).unwrap_or(u64::MAX))),
            SheetCell::amount(receivable),
            SheetCell::amount(overdue),
            SheetCell::currency(receivable.or(overdue).map(|it| it.currency)),
        ]
    };
    let member = |it: &Arc<Member>| {
        let boss = it.reports_to.and_then(|id| app.peek::<Member>(id)).map(|it| it.name.clone());
        let mut cells = vec![
            SheetCell::words(&it.name),
            SheetCell::words(&it.title),
            SheetCell::words(&it.team),
            SheetCell::words(text.member_role_name(it.role)),
            SheetCell::Text(boss.unwrap_or_default()),
            SheetCell::day(it.active_from),
            SheetCell::day(it.active_to),
        ];
        cells.extend(figures(loads.get(&name_key(&it.name))));
        cells
    };
    let outsider = |it: &Load| {
        let mut cells = vec![SheetCell::words(&it.name)];
        cells.extend(std::iter::repeat_n(SheetCell::empty(), 6));
        cells.extend(figures(Some(it)));
        cells
    };
    let outsiders = loads.values().filter(|it| app.member_named(&it.name) == Named::Outsider).map(outsider);
    PlainSheet {
        sheet: text.places_team(),
        file: text.team_file(),
        headings: vec![
            text.member_name(),
            text.member_title(),
            text.member_team(),
            text.member_role(),
            text.member_reports_to(),
            text.member_from(),
            text.member_to(),
            text.team_customers(),
            text.team_owed().trim_end_matches(" ¥"),
            text.team_overdue().trim_end_matches(" ¥"),
            text.home_currency(),
        ],
        rows: members.iter().map(member).chain(outsiders).collect(),
    }
}

/// The page.
#[component]
pub(in crate::ui) fn TeamPage() -> impl IntoView {
    let app = use_app();
    let loads: Loads = Memo::new(move |_| loads(app));
    let members = Memo::new(move |_| in_order(app));
    let active = move || {
        let today = app.today.get();
        members.with(|all| all.iter().filter(|it| it.is_active(today)).count())
    };
    let nobody = Memo::new(move |_| members.with(Vec::is_empty));
    let sheet = Handout {
        name: "team",
        words: Text::places_team,
        act: Callback::new(move |form| {
            if app.has_figures() {
                let table = untrack(|| members.with(|members| loads.with(|loads| table(app, members, loads))));
                app.export_plain(table, form);
            }
        }),
    };
    let nothing = Signal::derive(move || nobody.get() && loads.with(BTreeMap::is_empty));
    let new = move |main: bool| {
        view! {
            <button
                class="button"
                id="new-member"
                data-kind=main.then_some("main")
                on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Member(None))))
            >
                {icon("plus")}
                {move || app.text().member_new()}
            </button>
        }
    };
    view! {
        <div class="custs team">
            <div class="custs__main">
                <div class="custs__head">
                    <div class="page__head">
                        <div class="page__title"><h1>{move || app.text().places_team()}</h1></div>
                        <div class="page__acts">
                            <a
                                class="button"
                                data-kind="quiet"
                                id="team-coverage"
                                href=Route::Reports(Query::default().with("view", "coverage")).href()
                            >
                                {icon("table-2")}
                                {move || app.text().reports_coverage()}
                            </a>
                            <ListExport name="export-team" sheets=vec![sheet] nothing />
                            {move || (!nobody.get()).then(|| new(false))}
                        </div>
                    </div>
                    <div class="custs__bar">
                        <span class="faint small">{move || app.text().member_role_note()}</span>
                        <span class="faint small" role="status">{move || (!nobody.get()).then(|| app.text().team_count(active()))}</span>
                    </div>
                </div>
                <div class="custs__scroll">
                    <Show
                        when=move || !nobody.get()
                        fallback=move || {
                            view! {
                                <div class="empty team__empty">
                                    <h2>{move || app.text().team_empty_title()}</h2>
                                    <p class="soft">{move || app.text().team_empty_text()}</p>
                                    <p class="empty__acts">{new(true)}</p>
                                </div>
                            }
                        }
                    >
                        <SharedNames members />
                        <People members loads />
                    </Show>
                    <Outsiders loads />
                    <EvaluationsOfMembers />
                </div>
            </div>
        </div>
    }
}

#[component]
fn People(members: Memo<Vec<Arc<Member>>>, loads: Loads) -> impl IntoView {
    let app = use_app();
    let head = move |words: fn(Text) -> &'static str, figures: bool| {
        view! { <th scope="col" class:num=figures>{move || words(app.text())}</th> }
    };
    view! {
        <table class="table cust crew" data-inset="" role="table" id="members">
            <thead>
                <tr>
                    {head(Text::member_name, false)} {head(Text::member_team, false)} {head(Text::member_role, false)}
                    {head(Text::member_reports_to, false)} {head(Text::team_customers, true)} {head(Text::team_owed, true)}
                    {head(Text::team_overdue, true)} <th scope="col"></th>
                </tr>
            </thead>
            <tbody>
                <For each=move || members.get() key=|it| Arc::as_ptr(it).addr() children=move |it| row(app, &it, loads) />
            </tbody>
        </table>
    }
}

fn row(app: App, member: &Member, loads: Loads) -> impl IntoView + use<> {
    let id = member.id;
    let (name, title, team) = (member.name.clone(), member.title.clone(), member.team.clone());
    let (role, boss) = (member.role, member.reports_to);
    let (from, to) = (member.active_from, member.active_to);
    let key = name_key(&name);
    let load = Memo::new(move |_| loads.with(|all| all.get(&key).cloned()));
    let left = move || to.is_some_and(|day| day < app.today.get());
    let is_me = Memo::new(move |_| app.me() == Some(id));
    let open = move || app.layer.set(Some(Layer::Sheet(Sheet::Member(Some(id)))));
    let sub = {
        let title = title.clone();
        move || {
            let (text, today) = (app.text(), app.today.get());
            let when = match (from, to) {
                (_, Some(day)) if day < today => Some(text.member_left(&text.short_date(day, today))),
                (_, Some(day)) => Some(text.member_leaves(&text.short_date(day, today))),
                (Some(day), None) if day > today => Some(text.member_begins(&text.short_date(day, today))),
                (_, None) => None,
            };
            [Some(title.clone()).filter(|it| !it.is_empty()), when]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · ")
        }
    };
    let reports_to = move || boss.and_then(|id| app.watch::<Member>(id)).map(|it| it.name.clone()).unwrap_or_default();
    let customers = move || load.with(|it| it.as_ref().map_or(0, |it| it.customers));
    let owner = name.clone();
    let counted = move || {
        let href = Route::Customers(
            Query::default()
                .with("owner", &load.with(|it| it.as_ref().map_or_else(|| owner.clone(), |it| it.name.clone()))),
        )
        .href();
        match customers() {
            0 => view! { <span class="faint">"–"</span> }.into_any(),
            n => view! { <a href=href on:click=|event| event.stop_propagation()>{format::count(n)}</a> }.into_any(),
        }
    };
    let money = move |read: fn(&Load) -> Result<Money, ExactError>| {
        let amount = match load.with(|it| it.as_ref().map(read)).transpose() {
            Ok(amount) => amount.filter(|it| !it.is_zero()),
            Err(why) => {
                let (words, why) = (app.text().ledger_unreckoned(), app.text().exact_fault(why));
                return view! { <span class="faint" title=why>{words}</span> }.into_any();
            }
        };
        match amount {
            _ if !app.figures_ready() => view! { <span class="faint">"…"</span> }.into_any(),
            None => view! { <span class="faint">"–"</span> }.into_any(),
            Some(amount) => format::amount(amount).into_any(),
        }
    };
    let overdue = move || {
        let figure = money(|it| it.overdue);
        let late = app.figures_ready()
            && load.with(|it| it.as_ref().is_some_and(|it| it.overdue.is_ok_and(|it| !it.is_zero())));
        if late {
            view! { <span class="over" data-word=app.text().customer_overdue_word()>{figure}</span> }.into_any()
        } else {
            figure
        }
    };
    let act = move || {
        let text = app.text();
        if left() && customers() > 0 {
            let press = move |event: leptos::ev::MouseEvent| {
                event.stop_propagation();
                app.layer.set(Some(Layer::Sheet(Sheet::HandOver(Handed::Of(id)))));
            };
            return view! { <button class="button" type="button" on:click=press>{text.hand_over_offer(customers())}</button> }
                .into_any();
        }
        if is_me.get() {
            return view! { <span class="tag">{text.member_me()}</span> }.into_any();
        }
        if !left() && app.me().is_none() {
            let press = move |event: leptos::ev::MouseEvent| {
                event.stop_propagation();
                this_is_me(app, id);
            };
            return view! { <button class="button" data-kind="word" type="button" on:click=press>{text.member_this_is_me()}</button> }
                .into_any();
        }
        ().into_any()
    };
    view! {
        <tr data-row="" data-member=name.clone() class:faint=left on:click=move |_| open()>
            <td class="cust__name">
                <div class="table__name">
                    {initial(&name, id.0, Of::Person)}
                    <button
                        class="rows__open"
                        type="button"
                        on:click=move |event| {
                            event.stop_propagation();
                            open();
                        }
                    >
                        <bdi>{name.clone()}</bdi> " " <span class="soft small">{sub}</span>
                    </button>
                </div>
            </td>
            <td class="cust__state">{team}</td>
            <td class="cust__level">{move || app.text().member_role_name(role)}</td>
            <td class="cust__owner">{reports_to}</td>
            <td class="num cust__rec">{counted}</td>
            <td class="num cust__rec">{move || money(|it| it.receivable)}</td>
            <td class="num cust__over">{overdue}</td>
            <td class="cust__next">{act}</td>
        </tr>
    }
}

/// This copy is used by this member from now on.
pub(super) fn this_is_me(app: App, id: MemberId) {
    let Some(member) = app.peek::<Member>(id) else { return };
    let device = untrack(|| app.this_copy()).map(|copy| copy.device).unwrap_or_default();
    let text = app.untracked_text();
    if matches!(untrack(|| app.member_named(&member.name)), Named::Several(_)) {
        return app.say(text.member_several(&member.name), Tone::Trouble, UndoOffer::None);
    }
    let said = text.member_now_me(&member.name);
    app.name_this_copy(member.name.clone(), device, said, || ());
}

/// Names that stand on customers and are nobody's of the team.
#[component]
fn Outsiders(loads: Loads) -> impl IntoView {
    let app = use_app();
    let outsiders = Memo::new(move |_| {
        loads.with(|all| {
            all.values().filter(|it| app.member_named(&it.name) == Named::Outsider).cloned().collect::<Vec<_>>()
        })
    });
    let row = move |load: Load| {
        let href = Route::Customers(Query::default().with("owner", &load.name)).href();
        let (name, count) = (load.name.clone(), load.customers);
        let add = move |_| {
            let member = Member {
                id: MemberId::fresh(&mut BrowserIds),
                name: load.name.clone(),
                title: String::new(),
                team: String::new(),
                reports_to: None,
                role: crate::domain::team::member::MemberRole::Sales,
                active_from: None,
                active_to: None,
            };
            app.save_new(Batch::of(&member), app.untracked_text().member_created(&member.name), || ());
        };
        view! {
            <li class="rows__item">
                {initial(&name, uuid::Uuid::nil(), Of::Person)}
                <div class="rows__text">
                    <bdi>{name}</bdi> " "
                    <a class="soft small" href=href>{move || app.text().customers_count(count)}</a>
                </div>
                <span class="rows__end">
                    <button class="button" data-kind="word" type="button" on:click=add>{move || app.text().team_add_named()}</button>
                </span>
            </li>
        }
    };
    view! {
        <Show when=move || outsiders.with(|all| !all.is_empty())>
            <section class="section team__outsiders" id="outsiders">
                <div class="section__head"><h2>{move || app.text().team_outsiders()}</h2></div>
                <p class="soft">{move || app.text().team_outsiders_text()}</p>
                <ul class="rows">
                    <For each=move || outsiders.get() key=|it| (it.name.clone(), it.customers) children=row />
                </ul>
            </section>
        </Show>
    }
}
