//! The days that follow from the contracts: payments, ends, last days to give notice; in order, by month.

use leptos::prelude::*;

use super::money::part_name;
use crate::domain::activity::Activity;
use crate::domain::collection::DueDay;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::lifecycle::contract::status::{RenewalMode, RunningTerm};
use crate::domain::lifecycle::opportunity::Stage;
use crate::domain::quote::QuoteState;
use crate::domain::task::Task;
use crate::i18n::format;
use crate::state::{App, use_app};
use crate::ui::pages::customers::activities::{mark, step_words};
use crate::ui::route::{ContractTab, Route};
use crate::ui::widgets::icon::icon;

/// How far ahead the page looks, in days.
const AHEAD: i64 = 366;

#[derive(Clone, PartialEq)]
struct Entry {
    on: Date,
    mark: &'static str,
    words: String,
    end: String,
    route: Route,
}

/// The page.
#[component]
pub(in crate::ui) fn CalendarPage() -> impl IntoView {
    let app = use_app();
    let entries = Memo::new(move |_| entries(app));
    let body = move || {
        let text = app.text();
        let as_of = app.as_of();
        let mut month = None;
        entries
            .get()
            .into_iter()
            .map(|entry| {
                let this = (entry.on.year(), entry.on.month());
                let head = (month != Some(this)).then(|| {
                    month = Some(this);
                    view! { <h2 class="agenda__month">{text.month(entry.on)}</h2> }
                });
                view! {
                    {head}
                    <div class="rows__item agenda__item">
                        <span class="agenda__day soft">{text.near_date(entry.on, as_of)}</span>
                        <div class="rows__text">
                            <a href=entry.route.href()>{icon(entry.mark)}" "<bdi>{entry.words}</bdi></a>
                        </div>
                        <span class="rows__end num">{entry.end}</span>
                    </div>
                }
            })
            .collect_view()
    };
    view! {
        <div class="page agenda">
            <div class="page__head"><div class="page__title"><h1>{move || app.text().calendar_title()}</h1></div></div>
            <Show
                when=move || entries.with(|entries| !entries.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().calendar_none()}</p> }
            >
                {body}
            </Show>
        </div>
    }
}

fn entries(app: App) -> Vec<Entry> {
    let text = app.text();
    let as_of = app.as_of();
    app.watch_any::<Customer>();
    let mut all = Vec::new();
    for contract in app.watch_all::<ContractBrief>() {
        let Some(standing) = app.contract_standing(contract.id).filter(|it| it.is_binding() && !it.is_ended()) else {
            continue;
        };
        let party = app.peek_party(contract.customer).map(|it| it.name.clone()).unwrap_or_default();
        if let Ok(account) = &standing.account {
            for part in account.parts.iter().filter(|it| !it.position.open.is_zero()) {
                if let DueDay::On(on) = part.due {
                    all.push(Entry {
                        on,
                        mark: "wallet",
                        words: text.calendar_due(&party, &part_name(text, part)),
                        end: format::money(part.position.open),
                        route: Route::Contract(contract.id, ContractTab::Money),
                    });
                }
            }
        }
        if let RunningTerm::Fixed { end, notice_deadline, renewal, .. } = standing.facts.term {
            let route = Route::contract(contract.id);
            if renewal == RenewalMode::Auto {
                all.push(Entry {
                    on: notice_deadline,
                    mark: "calendar-clock",
                    words: text.calendar_notice(&party),
                    end: contract.number.clone(),
                    route: route.clone(),
                });
            }
            all.push(Entry {
                on: end,
                mark: "file-text",
                words: text.calendar_end(&party),
                end: contract.number.clone(),
                route,
            });
        }
    }
    for step in app.watch_all::<Activity>() {
        let Some(on) = step.open_on(as_of) else { continue };
        let party = app.peek_party(step.customer).map(|it| it.name.clone()).unwrap_or_default();
        all.push(Entry {
            on,
            mark: mark(step.kind),
            words: text.calendar_follow(&party, &step_words(text, &step)),
            end: step.by.clone(),
            route: Route::customer(app.peek_survivor(step.customer)),
        });
    }
    for task in app.watch_all::<Task>() {
        let Some(on) = task.due.filter(|_| task.open(as_of).is_some()) else { continue };
        let words = match task.customer.and_then(|id| app.peek_party(id)) {
            Some(party) => text.home_task_words(&party.name, &task.title),
            None => task.title.clone(),
        };
        all.push(Entry { on, mark: "list-checks", words, end: app.doer_of(&task), route: Route::tasks() });
    }
    for chance in app.chances() {
        let it = &chance.opportunity;
        if !matches!(chance.standing.life.stage, Stage::Open { .. }) {
            continue;
        }
        let party = app.peek_party(it.customer).map(|it| it.name.clone()).unwrap_or_default();
        if let Some(on) = it.next_on {
            let what = if it.next.is_empty() { &it.name } else { &it.next };
            all.push(Entry {
                on,
                mark: "square-kanban",
                words: text.home_opportunity_words(&party, what),
                end: it.owner.clone(),
                route: Route::Opportunity(it.id),
            });
        }
        for quoted in chance.quotes.iter().filter(|it| it.state == QuoteState::Sent) {
            all.push(Entry {
                on: quoted.quote.valid_until,
                mark: "calendar-clock",
                words: text.home_quote_words(&party, &quoted.quote.number),
                end: format::money(quoted.quote.total()),
                route: Route::Quote(quoted.quote.id),
            });
        }
    }
    all.retain(|entry| (0..=AHEAD).contains(&as_of.days_until(entry.on)));
    all.sort_by(|a, b| a.on.cmp(&b.on).then_with(|| a.words.cmp(&b.words)));
    all
}
