//! What the lines of a settlement list are called, how much of each is open, and where each is done.

use crate::domain::contract::sharing::EndAction;
use crate::domain::dispute::Dispute;
use crate::domain::id::ContractId;
use crate::domain::receipt::Receipt;
use crate::domain::scorecard::record::Evaluation;
use crate::domain::settlement_list::SettlementList;
use crate::domain::settlement_list::line::{Line, Sort};
use crate::domain::sharing::scope::SharingScope;
use crate::domain::ticket::Ticket;
use crate::i18n::{Text, format};
use crate::state::App;
use crate::ui::route::{ContractTab, Query, Route};

/// What a line is called, in this language.
pub(super) fn title(app: App, text: Text, id: ContractId, list: &SettlementList, line: &Line) -> String {
    match &line.sort {
        Sort::Unreckoned => text.settle_unreckoned().to_owned(),
        Sort::Part { number, label, .. } => text.part_called(*number, label.as_ref()),
        Sort::Excess { number, .. } => text.settle_excess(&text.part_called(*number, None)),
        Sort::Credit(ticket) => {
            text.settle_credit(&app.peek::<Ticket>(*ticket).map(|it| it.number.clone()).unwrap_or_default())
        }
        Sort::Advance(receipt) => {
            text.settle_advance(&app.peek::<Receipt>(*receipt).map(|it| text.date(it.on)).unwrap_or_default())
        }
        Sort::Incentive { span, form, .. } => {
            text.settle_incentive(text.clause_incentive_form(*form), &text.evaluation_span(*span))
        }
        Sort::IncentiveBack(form) => text.settle_incentive_back(text.clause_incentive_form(*form)),
        Sort::IncentiveMore(form) => text.settle_incentive_more(text.clause_incentive_form(*form)),
        Sort::Unbilled => text.settle_unbilled().to_owned(),
        Sort::Overbilled => text.settle_overbilled().to_owned(),
        Sort::Give(key) => text.settle_give(&material(app, text, id, key)),
        Sort::GiveBack(key) => text.settle_back(&material(app, text, id, key)),
        Sort::Lost { material: key, .. } => {
            let what = material(app, text, id, key);
            if line.amount.is_some() { text.settle_loss(&what) } else { text.settle_loss_unsaid(&what) }
        }
        Sort::Scope(scope) => app.peek::<SharingScope>(*scope).map_or_else(String::new, |it| match it.end_action {
            EndAction::Return => text.settle_scope_return(&it.what),
            EndAction::Destroy => text.settle_scope_destroy(&it.what),
            EndAction::Anonymise => text.settle_scope_anonymise(&it.what),
            EndAction::KeepByLaw => text.settle_scope_keep(&it.what),
        }),
        Sort::ScopeRow(row) => text.settle_scope_row(&scope_row(app, text, id, *row)),
        Sort::Duty(duty) => app.peek_duty(id, duty).map(|it| app.duty_title(text, &it)).unwrap_or_default(),
        Sort::Ticket(ticket) => {
            app.peek::<Ticket>(*ticket).map(|it| format!("{} {}", it.number, it.title)).unwrap_or_default()
        }
        Sort::Dispute(dispute) => {
            app.peek::<Dispute>(*dispute).map(|it| format!("{} {}", it.number, it.title)).unwrap_or_default()
        }
        Sort::Evaluation(review) => {
            let span = app.peek::<Evaluation>(*review).map(|it| text.evaluation_span(it.span));
            text.settle_evaluation(&span.unwrap_or_default())
        }
        Sort::Period(span) => text.settle_period(&text.evaluation_span(*span)),
        Sort::Added(_) => list.added(&line.sort).unwrap_or_default().to_owned(),
        Sort::Survives(clause) => text.clause_name(*clause).to_owned(),
    }
}

/// What a line is called on the statement: without what we have to put in first.
pub(super) fn stated(app: App, text: Text, id: ContractId, list: &SettlementList, line: &Line) -> String {
    let what = if let Sort::Lost { material: key, .. } = &line.sort {
        material(app, text, id, key)
    } else if let Sort::ScopeRow(row) = line.sort {
        scope_row(app, text, id, row)
    } else {
        String::new()
    };
    text.settle_stated(line, &what).unwrap_or_else(|| title(app, text, id, list, line))
}

/// What a row of the clause shares.
fn scope_row(app: App, text: Text, id: ContractId, row: u32) -> String {
    let rows = app.proposed_sharing(Some(id));
    rows.iter().find(|it| it.row == row).map(|it| text.wording(&it.item.what).to_owned()).unwrap_or_default()
}

fn material(app: App, text: Text, id: ContractId, key: &str) -> String {
    app.peek_material(id, key).map(|it| app.material_title(text, &it)).unwrap_or_default()
}

/// How much of it is open; empty where there is no figure.
pub(super) fn much(app: App, text: Text, id: ContractId, line: &Line) -> String {
    if let Some(amount) = line.amount {
        return format::money(amount);
    }
    let (Some(quantity), Sort::Give(key) | Sort::GiveBack(key) | Sort::Lost { material: key, .. }) =
        (line.quantity, &line.sort)
    else {
        return String::new();
    };
    let unit = app.peek_material(id, key).map(|it| app.material_unit(text, &it)).unwrap_or_default();
    text.material_amount_of(quantity, &unit)
}

/// The page on which it is done; nothing of what was added by hand.
pub(super) fn place(id: ContractId, line: &Line) -> Option<Route> {
    let tab = |tab| Some(Route::Contract(id, tab));
    match &line.sort {
        Sort::Unreckoned | Sort::Survives(_) => tab(ContractTab::Paper),
        Sort::Part { .. } | Sort::Excess { .. } | Sort::Advance(_) | Sort::Unbilled | Sort::Overbilled => {
            tab(ContractTab::Money)
        }
        Sort::Give(_) | Sort::GiveBack(_) | Sort::Lost { .. } => tab(ContractTab::Materials),
        Sort::Duty(_) => tab(ContractTab::Duties),
        Sort::Scope(scope) => Some(Route::SharingScope(*scope)),
        // what the clause gives is reckoned there, beside the duty to pay it
        Sort::ScopeRow(_) | Sort::Incentive { .. } | Sort::IncentiveBack(_) | Sort::IncentiveMore(_) => {
            tab(ContractTab::Life)
        }
        Sort::Credit(ticket) | Sort::Ticket(ticket) => Some(Route::Ticket(*ticket)),
        Sort::Dispute(dispute) => Some(Route::Dispute(*dispute)),
        Sort::Evaluation(review) => Some(Route::Evaluation(*review)),
        Sort::Period(_) => Some(Route::Evaluations(Query::default())),
        Sort::Added(_) => None,
    }
}
