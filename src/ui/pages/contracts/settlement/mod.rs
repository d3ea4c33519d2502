//! The settlement list of a contract that has ended, at `#/contracts/:id/settlement`: what each side still owes, line by line; what
//! the book cannot see is said by hand; and the statement for both sides to sign.

mod closing;
mod lines;
mod statement;
mod words;

use leptos::prelude::*;

use self::closing::{AddLine, CloseList};
use self::lines::Lines;
use self::statement::Statement;
use super::matters::{day, label, standing_today};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::event::{ContractEvent, Fact};
use crate::domain::id::{ContractEventId, ContractId};
use crate::domain::settlement_list::SettlementList;
use crate::domain::settlement_list::line::{Group, Line, Standing};
use crate::domain::settlement_list::record::{Command, Known, Record, Stands, decide};
use crate::i18n::{Text, format};
use crate::state::{App, Batch, BrowserIds, Form, PlainSheet, SheetCell, Tone, UndoOffer, settlement_stands, use_app};
use crate::ui::widgets::list_export::PlainExport;
use crate::ui::widgets::status::{Meaning, status};

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub(super) struct Settling {
    pub(super) app: App,
    pub(super) id: ContractId,
    /// The list as of the date looked at; nothing before the end.
    pub(super) list: Memo<Option<SettlementList>>,
    pub(super) busy: RwSignal<bool>,
}

impl Settling {
    fn start(app: App, id: ContractId) -> Self {
        Self { app, id, list: Memo::new(move |_| app.settlement_list(id)), busy: RwSignal::new(false) }
    }

    fn stands(self) -> Option<Stands> {
        self.app.contract_standing(self.id).map(|it| settlement_stands(&it))
    }

    /// Whether anything may be said of the list by hand.
    pub(super) fn is_open(self) -> bool {
        matches!(self.stands(), Some(Stands::Ended | Stands::Ending))
    }

    /// Whether the contract is over, so that the list may be closed.
    pub(super) fn has_ended(self) -> bool {
        self.stands() == Some(Stands::Ended)
    }

    /// Whether there is a statement of it: not before the day on which the contract ends.
    fn is_over(self) -> bool {
        matches!(self.stands(), Some(Stands::Ended | Stands::Archived))
    }

    /// Whether it was declared done, or given up.
    pub(super) fn is_closed(self) -> bool {
        self.list.with(|list| list.as_ref().is_some_and(|it| it.record.closed.is_some()))
    }

    /// Writes what a person says, once, or says why it is refused; `then` runs once it is on disk.
    pub(super) fn take(self, form: Form, command: Command, then: impl FnOnce() + 'static) {
        let Self { app, id, list, busy } = self;
        let (text, standing) = match standing_today(app, id) {
            Err(why) => return app.say(why, Tone::Trouble, UndoOffer::None),
            Ok(known) => known,
        };
        // what is open is asked of the list that is looked at: it has to be that of today
        if untrack(|| app.as_of()) != app.today.get_untracked() {
            app.say(text.settle_on_today().to_owned(), Tone::Trouble, UndoOffer::None);
            return;
        }
        let Some(on) = day(app, form, "on") else { return };
        let (open, record) = list.with_untracked(|list| {
            let open = list.iter().flat_map(SettlementList::open).map(Line::key).collect::<Vec<_>>();
            (open, list.as_ref().map_or_else(Record::default, |it| it.record.clone()))
        });
        let today = app.today.get_untracked();
        let known = Known { record: &record, open: &open, stands: settlement_stands(&standing), today };
        match decide(&known, command, on) {
            Err(refusal) => app.say(text.settlement_refusal(&refusal), Tone::Trouble, UndoOffer::None),
            Ok(fact) => {
                let fact = Fact::Settlement(fact);
                let event = ContractEvent { id: ContractEventId::fresh(&mut BrowserIds), contract: id, on, fact };
                app.save_once(busy, Batch::of(&event), text.settle_saved().to_owned(), move || {
                    form.restart();
                    then();
                });
            }
        }
    }
}

/// The list as a table, group by group.
fn table(it: Settling) -> PlainSheet {
    let (app, id) = (it.app, it.id);
    let text = app.text();
    let rows = it.list.with(|list| {
        let Some(list) = list else { return Vec::new() };
        let row = |group: Group, line: &Line| {
            // what goes on is no side's to settle
            let whose = if line.standing == Standing::GoesOn { "" } else { text.settle_whose(line.whose) };
            vec![
                SheetCell::words(text.settle_group(group)),
                SheetCell::Text(words::title(app, text, id, list, line)),
                SheetCell::words(whose),
                SheetCell::amount(line.amount),
                SheetCell::currency(line.amount.map(|it| it.currency)),
                SheetCell::Text(if line.amount.is_some() { String::new() } else { words::much(app, text, id, line) }),
                SheetCell::day(line.day),
                SheetCell::Text(text.settle_standing(&line.standing)),
            ]
        };
        let rows_of = |group: Group| list.group(group).map(|line| row(group, line)).collect::<Vec<_>>();
        Group::ALL.into_iter().flat_map(rows_of).collect()
    });
    PlainSheet {
        sheet: text.settle_title(),
        file: text.settle_file(),
        headings: vec![
            text.calendar_kind(),
            text.calendar_what(),
            text.duty_bearer(),
            text.disputes_head_amount(),
            text.home_currency(),
            text.settle_quantity(),
            text.money_due(),
            text.approvals_state(),
        ],
        rows,
    }
}

/// The page.
#[component]
pub(in crate::ui::pages::contracts) fn SettlementOf(id: ContractId) -> impl IntoView {
    let app = use_app();
    let it = Settling::start(app, id);
    let has = move || it.list.with(Option::is_some);
    let handed = Callback::new(move |()| table(it));
    let count = move || {
        let text = app.text();
        it.list.with(|list| list.as_ref().map(|list| text.settle_count(list.open().count(), list.to_settle().count())))
    };
    let by = move || {
        let (text, day) = (app.text(), app.settlement_day(id)?);
        let late = it.list.with(|list| list.as_ref().is_some_and(|list| list.is_late(day, app.as_of())));
        let day = text.date(day);
        Some(if late {
            status(Meaning::Danger, "octagon-alert", text.settle_late(&day)).into_any()
        } else {
            view! { <span class="soft">{text.settle_by(&day)}</span> }.into_any()
        })
    };
    let sums = move || {
        let (text, brief) = (app.text(), app.watch::<ContractBrief>(id)?);
        it.list.with(|list| {
            let sums = list.as_ref()?.sums(brief.total.currency);
            let Ok(sums) = sums else { return Some(view! { <p>{text.settle_no_sum()}</p> }.into_any()) };
            let parts = [
                text.settle_theirs(&format::money(sums.theirs)),
                text.settle_ours(&format::money(sums.ours)),
                text.settle_balance(sums.balance),
            ];
            let parts = parts.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
            Some(view! { <ul class="settle__sums" id="settlement-sums">{parts}</ul> }.into_any())
        })
    };
    let closed = move || {
        let text = app.text();
        it.list.with(|list| {
            let list = list.as_ref()?;
            let (on, closing) = list.record.closed.as_ref()?;
            let open = list.open().count();
            let since = if open > 0 { text.settle_since(open) } else { String::new() };
            let words = text.settle_closed(&text.date(*on), closing);
            Some(
                view! { <p class="settle__closed" id="settlement-closed" role="status"><b>{words}</b> " " {since}</p> },
            )
        })
    };
    view! {
        <div class="page settle" id="settlement">
            <section class="section" data-first="">
                <div class="section__head">
                    <h2>{move || app.text().settle_title()}</h2>
                    <Show when=has>
                        <PlainExport name="export-settlement" sheet="settlement" words=Text::settle_title table=handed />
                    </Show>
                </div>
                <Show when=has fallback=move || view! { <p class="faint" id="settlement-none">{move || app.text().settle_not_yet()}</p> }>
                    <p class="soft">{move || app.text().settle_lead()}</p>
                    <p class="settle__count"><b id="settlement-count">{count}</b> " " <span id="settlement-by">{by}</span></p>
                    {closed}
                    {sums}
                    <Lines it />
                    <AddLine it />
                    <CloseList it />
                    <p class="soft small">{move || app.text().settle_law()}</p>
                </Show>
            </section>
            <Show when=move || has() && it.is_over()><Statement it /></Show>
        </div>
    }
}
