//! What becomes of a settlement: its sums among what is owed, or the amendment that carries it out.

use leptos::prelude::*;

use crate::domain::account::PartAccount;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::refusal::{Refusal, may_start};
use crate::domain::contract::amendment::{Amendment, State};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::date::Date;
use crate::domain::dispute::event::{DisputeEvent, Fact, OwedPart};
use crate::domain::dispute::owed::{BackError, Entered, Owed, OwedError};
use crate::domain::id::{ContractId, DisputeEventId, DisputeId, WaiverId};
use crate::domain::money::Currency;
use crate::domain::waiver::Waiver;
use crate::i18n::{Text, format};
use crate::state::{App, Batch, BrowserIds, DisputeFile, Layer, Sheet, Tone, UndoOffer, use_app};
use crate::ui::pages::contracts::begun_amendment;
use crate::ui::route::{AmendmentTab, ContractTab, Route};
use crate::ui::router::use_router;

/// In which currency the contract of a dispute is, if it is about one.
pub(super) fn currency_of_contract(app: App, file: &DisputeFile) -> Option<Currency> {
    Some(app.peek::<ContractBrief>(file.dispute.contract?)?.total.currency)
}

/// The part of the page; nothing while nothing is settled.
#[component]
pub(super) fn Carried(id: DisputeId, file: Memo<Option<DisputeFile>>) -> impl IntoView {
    let app = use_app();
    let busy = RwSignal::new(false);
    let settled = move || file.with(|it| it.as_ref().is_some_and(|it| it.course.settled().is_some()));
    // an amendment begins with the whole of the contract, which is read meanwhile
    Effect::new(move |_| {
        if let Some(contract) = file.with(|it| it.as_ref().and_then(|it| it.dispute.contract))
            && settled()
        {
            let _read = app.watch::<Contract>(contract);
        }
    });
    let shown = move || {
        let file = file.get()?;
        let by_sum = file.course.to_be_owed(currency_of_contract(app, &file));
        Some(match (file.course.owed(), by_sum) {
            (Some(owed), _) => standing(app, id, busy, &owed).into_any(),
            (None, Err(OwedError::NoSum)) => amending(app, busy, &file).into_any(),
            (None, Err(why)) => view! { <p class="faint" role="note">{app.text().owed_error(why)}</p> }.into_any(),
            (None, Ok(_)) => {
                let open = move |_| app.layer.set(Some(Layer::Sheet(Sheet::Owed(id))));
                view! {
                    <p class="soft small">{app.text().owed_lead()}</p>
                    <button class="button" type="button" id="put-owed" on:click=open>
                        {app.text().owed_put()}
                    </button>
                }
                .into_any()
            }
        })
    };
    view! {
        <Show when=settled>
            <section class="rec__part" id="dispute-carried" aria-label=move || app.text().owed_title()>
                <div class="section__head"><h2>{move || app.text().owed_title()}</h2></div>
                {shown}
            </section>
        </Show>
    }
}

/// The parts of an account that a settlement put there, in its order.
fn own_parts(parts: &[PartAccount], owed: &[OwedPart]) -> Vec<PartAccount> {
    owed.iter().filter_map(|it| parts.iter().find(|part| part.id == it.id)).cloned().collect()
}

/// The sums as they stand among what is owed.
fn standing(app: App, id: DisputeId, busy: RwSignal<bool>, owed: &Owed<'_>) -> impl IntoView + use<> {
    let text = app.text();
    let contract = owed.contract;
    let number = app.watch::<ContractBrief>(contract).map(|it| it.number.clone()).unwrap_or_default();
    let account = app.contract_account(contract);
    let parts = own_parts(account.as_ref().map(|it| it.parts.as_slice()).unwrap_or_default(), owed.parts);
    let rows = parts
        .iter()
        .map(|part| {
            let day =
                if let crate::domain::collection::DueDay::On(day) = part.due { text.date(day) } else { String::new() };
            view! {
                <tr data-owed="">
                    <td>{day}</td>
                    <td class="num">{format::money(part.position.amount)}</td>
                    <td>{text.instalment_status(part.status)}</td>
                </tr>
            }
        })
        .collect_view();
    let waived = owed.waivers.iter().filter_map(|id| app.watch::<Waiver>(*id)).map(|it| {
        view! { <dt>{text.owed_given_up()}</dt><dd>{format::money(it.amount)} " · " {text.claim_part(it.part)}</dd> }
    });
    let waived = waived.collect_view();
    let event = owed.event.id;
    let back = move |_| take_back(app, id, event, busy);
    view! {
        <dl class="facts">
            <dt>{text.owed_under()}</dt>
            <dd><a href=Route::Contract(contract, ContractTab::Money).href()>{number}</a></dd>
            {waived}
        </dl>
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{text.owed_due()}</th>
                    <th scope="col" class="num">{text.owed_amount()}</th>
                    <th scope="col">{text.owed_state()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <button class="button" data-kind="quiet" type="button" id="owed-back" on:click=back>
            {text.owed_back()}
        </button>
    }
}

/// The sums go out again by a row that says so, and what was given up for them comes back by counter-entries; not while anything that
/// stands names one of them.
fn take_back(app: App, id: DisputeId, event: DisputeEventId, busy: RwSignal<bool>) {
    let text = app.untracked_text();
    app.renew_today();
    let today = app.today.get_untracked();
    let Some(file) = app.dispute_today(id) else { return };
    let Some(owed) = file.course.owed().filter(|it| it.event.id == event) else { return };
    if let Err(why) = may_go_back(app, &owed, today) {
        return app.say(text.owed_back_error(why), Tone::Trouble, UndoOffer::None);
    }
    let by = untrack(|| app.my_name());
    let gone: Vec<WaiverId> = untrack(|| app.waivers_of(owed.contract)).iter().filter_map(|it| it.reverses).collect();
    let waivers = owed.waivers.iter().filter(|id| !gone.contains(id)).filter_map(|id| app.peek::<Waiver>(*id));
    let counters = waivers.filter_map(|it| it.counter(WaiverId::fresh(&mut BrowserIds), today, by.clone()).ok());
    let batch = counters.fold(Batch::new(), |batch, it| batch.put(&it));
    let row = told(&file, today, by.clone(), Fact::OwedBack { owed: event });
    app.save_once(busy, batch.put(&row), text.owed_back_said(&file.dispute.number), || {});
}

/// Whether nothing that was entered under the contract names one of the sums.
fn may_go_back(app: App, owed: &Owed<'_>, today: Date) -> Result<(), BackError> {
    let contract = owed.contract;
    untrack(|| {
        let (receipts, allocations) = (app.receipts_towards(contract), app.allocations_of(contract));
        let (waivers, costs) = (app.waivers_of(contract), app.costs_of(contract));
        let entered = Entered {
            receipts: &receipts.iter().map(AsRef::as_ref).collect::<Vec<_>>(),
            allocations: &allocations.iter().map(AsRef::as_ref).collect::<Vec<_>>(),
            waivers: &waivers.iter().map(AsRef::as_ref).collect::<Vec<_>>(),
            costs: &costs.iter().map(AsRef::as_ref).collect::<Vec<_>>(),
        };
        owed.may_go_back(&entered, today)
    })
}

/// A row in the life of a dispute; not before what it is about.
pub(super) fn told(file: &DisputeFile, on: Date, by: String, fact: Fact) -> DisputeEvent {
    let last = file.course.told.iter().map(|it| it.on).max();
    DisputeEvent {
        id: DisputeEventId::fresh(&mut BrowserIds),
        dispute: file.dispute.id,
        on: last.map_or(on, |last| last.max(on)),
        by,
        fact,
        note: String::new(),
    }
}

/// The amendment that carries it out, or the way to one.
fn amending(app: App, busy: RwSignal<bool>, file: &DisputeFile) -> impl IntoView + use<> {
    let text = app.text();
    let drafted = file.course.amended().and_then(|id| app.watch::<Amendment>(id));
    let link = drafted.as_ref().map(|it| {
        let state = text.amendment_state_words(it.state(app.as_of()));
        view! {
            <dl class="facts">
                <dt>{text.owed_amended()}</dt>
                <dd>
                    <a href=Route::Amendment(it.contract, it.id, AmendmentTab::Terms).href()>{it.number.clone()}</a>
                    " · " {state}
                </dd>
            </dl>
        }
    });
    let stands = drafted.is_some_and(|it| !matches!(it.state(app.as_of()), State::Withdrawn { .. }));
    let (id, contract) = (file.dispute.id, file.dispute.contract);
    let router = use_router();
    let draft = move |contract: ContractId| {
        move |_| {
            let text = app.untracked_text();
            if let Some(refusal) = refused(app, contract) {
                return app.say(text.amendment_refusal(&refusal), Tone::Trouble, UndoOffer::None);
            }
            let begun = app.dispute_today(id).and_then(|file| Some((begun(app, &file, contract)?, file)));
            let Some((amendment, file)) = begun else {
                return app.say(text.loading(), Tone::Trouble, UndoOffer::None);
            };
            let (today, by) = (app.today.get_untracked(), untrack(|| app.my_name()));
            let row = told(&file, today, by, Fact::Amended { amendment: amendment.id });
            let page = Route::Amendment(contract, amendment.id, AmendmentTab::Terms);
            let batch = Batch::of(&amendment).put(&row);
            app.save_once(busy, batch, text.amend_started(&amendment.number), move || router.go(&page));
        }
    };
    let way = (!stands).then(|| match contract {
        None => view! { <p class="faint" role="note">{text.owed_no_contract()}</p> }.into_any(),
        Some(contract) => view! {
            <p class="soft small">{text.owed_amend_lead()}</p>
            <button class="button" type="button" id="draft-amendment" on:click=draft(contract)>
                {move || Text::owed_amend(app.text())}
            </button>
        }
        .into_any(),
    });
    view! { {link} {way} }
}

/// Why no amendment of a contract can be begun today.
fn refused(app: App, contract: ContractId) -> Option<Refusal> {
    let standing = untrack(|| app.contract_today(contract))?;
    let all = untrack(|| app.amendments_of(contract));
    may_start(&standing, all.iter().map(AsRef::as_ref), app.today.get_untracked()).err()
}

/// The draft, with what was settled as its reason; nothing while the contract is still being read.
fn begun(app: App, file: &DisputeFile, contract: ContractId) -> Option<Amendment> {
    let signed = app.peek::<Contract>(contract)?;
    let terms = &file.course.settled()?.settlement.terms;
    let reason = app.untracked_text().owed_amend_reason(&file.dispute.number, terms);
    begun_amendment(app, &signed, reason)
}
