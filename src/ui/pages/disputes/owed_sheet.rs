//! The sums of a settlement are put among what is owed, and what they take the place of is given up.

use leptos::prelude::*;

use super::carried::{currency_of_contract, told};
use crate::domain::account::PartAccount;
use crate::domain::collection::InstalmentStatus;
use crate::domain::dispute::Subject as About;
use crate::domain::dispute::event::{Fact, OwedPart, Payment};
use crate::domain::id::{ContractId, DisputeId, InstalmentId, WaiverId};
use crate::domain::money::Money;
use crate::domain::receipt::ClaimPart;
use crate::domain::waiver::Waiver;
use crate::i18n::{Message, Text, format};
use crate::state::{App, Batch, BrowserIds, DisputeFile, Form, Problem, use_app};
use crate::ui::pages::money::part_name;
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::field::ChoiceField;

/// The parts of a claim, in the order in which they are given up.
const PARTS: [ClaimPart; 3] = [ClaimPart::Cost, ClaimPart::LateFee, ClaimPart::Principal];

/// A part of the plan with what is open of it and can be given up.
type Open = (PartAccount, Vec<(ClaimPart, Money)>);

/// What is open today of the parts that a dispute is about; else, where it is about payment, of every part that is late.
fn open_parts(app: App, file: &DisputeFile) -> Vec<Open> {
    let account = file.dispute.contract.and_then(|id| app.account_on(id, app.today.get_untracked()));
    let parts = account.map(|it| it.parts).unwrap_or_default().into_iter();
    let named = file.dispute.instalments();
    let is_late =
        |part: &PartAccount| file.dispute.subject == About::Payment && part.status == InstalmentStatus::Overdue;
    let concerned = parts.filter(|part| if named.is_empty() { is_late(part) } else { named.contains(&part.id) });
    let open = |part: PartAccount| {
        let amounts = PARTS.into_iter().filter_map(|of| Some((of, part.waivable(of).ok()?)));
        let amounts: Vec<_> = amounts.filter(|(_, amount)| amount.minor > 0).collect();
        (part, amounts)
    };
    concerned.map(open).filter(|(_, amounts)| !amounts.is_empty()).collect()
}

/// All that is open of these.
fn whole(open: &[Open]) -> String {
    let amounts = || open.iter().flat_map(|(_, amounts)| amounts.iter().map(|(_, amount)| *amount));
    let sum = amounts().next().and_then(|first| Money::sum(amounts(), first.currency).ok());
    sum.map(format::money).unwrap_or_default()
}

/// The sheet.
#[component]
pub(in crate::ui) fn OwedSheet(id: DisputeId) -> impl IntoView {
    let app = use_app();
    let file = app.dispute_today(id);
    let sums = file.as_ref().and_then(|file| file.course.to_be_owed(currency_of_contract(app, file)).ok());
    let sums = sums.unwrap_or_default();
    let at_once = file.as_ref().and_then(|it| it.course.settled().map(|it| it.payments.is_empty())).unwrap_or(false);
    let open = file.as_ref().map(|file| open_parts(app, file)).unwrap_or_default();
    // a dispute that names the parts it is about is settled instead of them
    let named = file.as_ref().is_some_and(|it| !it.dispute.instalments().is_empty());
    let first = if named && !open.is_empty() { "replace" } else { "keep" };
    let form = Form::start(app, format!("owed/{id}"), vec![("before", first.to_owned())]);
    let submit = Callback::new(move |()| match made(app, form, id) {
        Err(words) => refuse(form, vec![Problem { field: "before", words }]),
        Ok((batch, said)) => {
            app.renew_today();
            keep(app, form, batch, said);
        }
    });
    let label = move |words: Message| Signal::derive(move || words(app.text()).to_owned());
    let has_open = !open.is_empty();
    let choices = Signal::derive(move || {
        let text = app.text();
        let names: Vec<String> = open.iter().map(|(part, _)| part_name(text, part)).collect();
        let words = text.owed_replace(&names.join(text.items_separator()), &whole(&open));
        let replaced = has_open.then(|| ("replace".to_owned(), words));
        let kept = ("keep".to_owned(), text.owed_keep().to_owned());
        replaced.into_iter().chain([kept]).collect::<Vec<_>>()
    });
    let rows = move || sums.iter().map(|it| row(app.text(), it)).collect_view();
    view! {
        <FormSheet title=label(Text::owed_sheet) form submit action=label(Text::owed_put)>
            <p class="field__help">{move || app.text().owed_lead()}</p>
            <dl class="facts" id="owed-sums">{rows}</dl>
            <Show when=move || at_once>
                <p class="field__help">{move || app.text().owed_at_once()}</p>
            </Show>
            <Show when=move || has_open>
                <div class="fields">
                    <ChoiceField name="owed-before" label=label(Text::owed_replaces) value=form.field("before") problem=form.problem("before") choices wide=true />
                </div>
            </Show>
        </FormSheet>
    }
}

fn row(text: Text, it: &Payment) -> impl IntoView + use<> {
    view! { <dt>{text.date(it.on)}</dt><dd class="num">{format::money(it.amount)}</dd> }
}

/// The rows that it makes with what is said of it, or why there are none.
fn made(app: App, form: Form, id: DisputeId) -> Result<(Batch, String), String> {
    let text = app.untracked_text();
    let today = app.today.get_untracked();
    let file = app.dispute_today(id).ok_or_else(|| text.owed_no_settlement().to_owned())?;
    let sums = file.course.to_be_owed(currency_of_contract(app, &file)).map_err(|why| text.owed_error(why))?;
    let contract = file.dispute.contract.ok_or_else(|| text.owed_no_contract().to_owned())?;
    let by = untrack(|| app.my_name());
    let replaced = if form.text("before") == "replace" { open_parts(app, &file) } else { Vec::new() };
    let mut waivers = Vec::new();
    for (part, open) in &replaced {
        waivers.extend(given_up(app, &file, contract, part, open)?);
    }
    let parts: Vec<OwedPart> = sums
        .iter()
        .map(|it| OwedPart { id: InstalmentId::fresh(&mut BrowserIds), due: it.on, amount: it.amount })
        .collect();
    let all = sums.first().map(|first| Money::sum(sums.iter().map(|it| it.amount), first.amount.currency));
    let all = all.and_then(Result::ok).map(format::money).unwrap_or_default();
    let fact = Fact::Owed { contract, parts, waivers: waivers.iter().map(|it| it.id).collect() };
    let batch = waivers.iter().fold(Batch::new(), Batch::put).put(&told(&file, today, by, fact));
    Ok((batch, text.owed_said(&file.dispute.number, &all)))
}

/// What of a part is given up since the settlement takes its place.
fn given_up(
    app: App,
    file: &DisputeFile,
    contract: ContractId,
    part: &PartAccount,
    open: &[(ClaimPart, Money)],
) -> Result<Vec<Waiver>, String> {
    let text = app.untracked_text();
    let by = untrack(|| app.my_name());
    let one = |(of, amount): &(ClaimPart, Money)| {
        let waiver = Waiver {
            id: WaiverId::fresh(&mut BrowserIds),
            contract,
            instalment: part.id,
            part: *of,
            on: app.today.get_untracked(),
            amount: *amount,
            by: by.clone(),
            reason: text.owed_reason(&file.dispute.number),
            reverses: None,
        };
        waiver.check(part, part).map(|()| waiver).map_err(|fault| text.waiver_fault(fault))
    };
    open.iter().map(one).collect()
}
