//! An entry of the calendar as a person reads it, and what opens when it is pressed.

use leptos::prelude::*;

use crate::domain::activity::Activity;
use crate::domain::agenda::{Entry, Movable, Sort, What};
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::party::{Side, Who};
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::dispute::Dispute;
use crate::domain::dispute::event::DisputeEvent;
use crate::domain::id::{ContractId, TicketId};
use crate::domain::incentive::plan::IncentivePlan;
use crate::domain::opportunity::Opportunity;
use crate::domain::quote::Quote;
use crate::domain::sales_target::SalesTarget;
use crate::domain::scorecard::plan::EvaluationPlan;
use crate::domain::scorecard::record::{Evaluation, EvaluationEvent};
use crate::domain::sharing::incident::{Incident, IncidentEvent};
use crate::domain::sharing::request::SubjectRequest;
use crate::domain::sharing::scope::{SharingScope, SharingScopeEvent};
use crate::domain::sharing::undertaking::Undertaking;
use crate::domain::task::Task;
use crate::domain::ticket::{Ticket, TicketEvent};
use crate::i18n::{Text, format};
use crate::state::{App, DutySlot, Layer, Sheet};
use crate::ui::pages::customers::activities::{mark, step_words};
use crate::ui::pages::disputes;
use crate::ui::pages::materials::material_words;
use crate::ui::route::{AmendmentTab, ContractTab, Query, Route};
use crate::ui::widgets::icon::icon;

/// An entry in words.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) struct Line {
    /// What it is known by.
    pub(in crate::ui) key: String,
    /// The day.
    pub(in crate::ui) day: Date,
    /// The sort it belongs to.
    pub(in crate::ui) sort: Sort,
    /// What is due.
    pub(in crate::ui) words: String,
    /// The amount, or the number of the contract, or who does it.
    pub(in crate::ui) end: String,
    /// Why it is that day, where nothing that it opens says so at once; may be empty.
    pub(in crate::ui) why: String,
    /// Whether its day is over, and something is still to be done.
    pub(in crate::ui) is_late: bool,
    /// What of it may be moved to another day.
    pub(super) movable: Option<Movable>,
    mark: &'static str,
    opens: Opens,
}

/// What is opened: a page; or the form, where the day is ours to change.
#[derive(Debug, Clone, PartialEq)]
enum Opens {
    Page(Route),
    Form(Sheet),
}

/// Runs the reader again when any of what lines read changes.
pub(in crate::ui) fn watch(app: App) {
    app.watch_any::<Customer>();
    app.watch_any::<ContractBrief>();
    app.watch_any::<Amendment>();
    app.watch_any::<Activity>();
    app.watch_any::<Task>();
    app.watch_any::<Opportunity>();
    app.watch_any::<Quote>();
    app.watch_any::<Dispute>();
    app.watch_any::<DisputeEvent>();
    app.watch_any::<Ticket>();
    app.watch_any::<TicketEvent>();
    app.watch_any::<Evaluation>();
    app.watch_any::<EvaluationEvent>();
    app.watch_any::<SharingScope>();
    app.watch_any::<SharingScopeEvent>();
    app.watch_any::<Incident>();
    app.watch_any::<IncidentEvent>();
    app.watch_any::<EvaluationPlan>();
    app.watch_any::<SalesTarget>();
    app.watch_any::<IncentivePlan>();
    app.watch_any::<Undertaking>();
}

/// The line of an entry. What it names is not watched: see [`watch`].
pub(in crate::ui) fn line(app: App, entry: &Entry) -> Line {
    let text = app.text();
    let party = entry.customer.and_then(|id| app.peek_party(id)).map(|it| it.name.clone()).unwrap_or_default();
    let number = |id: ContractId| app.peek::<ContractBrief>(id).map(|it| it.number.clone()).unwrap_or_default();
    let page = |id: ContractId| Opens::Page(Route::contract(id));
    let amount = || entry.amount.map(format::money).unwrap_or_default();
    let ticket = |id: TicketId, words: fn(Text, &str, &str) -> String| {
        let title = app.peek::<Ticket>(id).map(|it| it.title.clone()).unwrap_or_default();
        ("headset", words(text, &party, &title), app.peek_doer(entry), Opens::Page(Route::Ticket(id)))
    };
    let money_page = |id: ContractId| Opens::Page(Route::Contract(id, ContractTab::Money));
    let (mark, words, end, opens) = match &entry.what {
        What::Limitation { contract, claim } => {
            let words = text.calendar_limitation(&party, &text.part_called(claim.number, claim.label.as_ref()));
            ("scale", words, amount(), money_page(*contract))
        }
        What::Promised { contract, number, label, .. } => {
            let words = text.calendar_promised(&party, &text.part_called(*number, label.as_ref()));
            ("wallet", words, amount(), money_page(*contract))
        }
        What::Earnest { contract, .. } => ("wallet", text.calendar_earnest(&party), amount(), money_page(*contract)),
        What::RightLapse { contract, .. } => {
            let page = Opens::Page(Route::Contract(*contract, ContractTab::Life));
            ("calendar-clock", text.calendar_right_lapse(&party), number(*contract), page)
        }
        What::PoolFall { customer, .. } => {
            let page = Opens::Page(Route::customer(*customer));
            ("users-round", text.calendar_pool(&party), app.peek_doer(entry), page)
        }
        What::Instalment { contract, number, label, .. } => {
            let words = text.calendar_due(&party, &text.part_called(*number, label.as_ref()));
            ("wallet", words, amount(), Opens::Page(Route::Contract(*contract, ContractTab::Money)))
        }
        What::TakesEffect(id) => ("file-text", text.calendar_start(&party), number(*id), page(*id)),
        What::Notice { contract, by_itself, .. } => {
            let words = if *by_itself { text.calendar_notice(&party) } else { text.calendar_agree(&party) };
            ("calendar-clock", words, number(*contract), page(*contract))
        }
        What::TermEnd { contract, goes_on, .. } => {
            let words = if *goes_on { text.calendar_renews(&party) } else { text.calendar_end(&party) };
            ("file-text", words, number(*contract), page(*contract))
        }
        What::SuspensionEnd { contract, .. } => {
            ("calendar-clock", text.calendar_suspension_end(&party), number(*contract), page(*contract))
        }
        What::ForceMajeureProof { contract, by, .. } => {
            let words = match by {
                Side::Us => text.agenda_force_proof_ours(&party),
                Side::Them => text.agenda_force_proof_theirs(&party),
            };
            ("calendar-clock", words, number(*contract), Opens::Page(Route::Contract(*contract, ContractTab::Life)))
        }
        What::ForceMajeureEnd { contract, .. } => {
            let page = Opens::Page(Route::Contract(*contract, ContractTab::Life));
            ("calendar-clock", text.agenda_force_end(&party), number(*contract), page)
        }
        What::Cure { contract, by, .. } => {
            let words = match by {
                Side::Us => text.agenda_cure_theirs(&party),
                Side::Them => text.agenda_cure_ours(&party),
            };
            ("calendar-clock", words, number(*contract), Opens::Page(Route::Contract(*contract, ContractTab::Life)))
        }
        What::Amendment { contract, amendment, open } => {
            let called = app.peek::<Amendment>(*amendment).map(|it| it.number.clone()).unwrap_or_default();
            let words = if *open { text.agenda_amendment_sign(&called) } else { text.agenda_amendment(&called) };
            let page = Opens::Page(Route::Amendment(*contract, *amendment, AmendmentTab::Life));
            ("pen-line", words, party.clone(), page)
        }
        What::Termination(id) => ("file-text", text.calendar_termination(&party), number(*id), page(*id)),
        What::Duty { contract, duty } => {
            let item = app.peek_duty(*contract, duty);
            let what = item.as_ref().map(|it| app.duty_title(text, it)).unwrap_or_default();
            let theirs = item.as_ref().is_some_and(|it| it.bearer == Who::Them);
            let words = if theirs { text.home_duty_theirs(&party, &what) } else { text.home_duty_words(&party, &what) };
            let sheet = Sheet::Duty(DutySlot::of(*contract, duty));
            ("scale", words, number(*contract), Opens::Form(sheet))
        }
        What::Material { contract, material, back } => {
            let item = app.peek_material(*contract, material);
            let words = item.map(|it| material_words(app, &it, *back)).unwrap_or_default();
            let sheet = Sheet::Material(DutySlot::of(*contract, material));
            ("package", words, number(*contract), Opens::Form(sheet))
        }
        What::Step(id) => {
            let step = app.peek::<Activity>(*id);
            let party = step.as_ref().map(|it| app.peek_followed_name(it)).unwrap_or_default();
            let (mark, what) = step.map_or(("circle", String::new()), |it| (mark(it.kind), step_words(text, &it)));
            let form = Opens::Form(Sheet::Activity(entry.customer, Some(*id)));
            (mark, text.calendar_follow(&party, &what), app.peek_doer(entry), form)
        }
        What::Task(id) => {
            let title = app.peek::<Task>(*id).map(|it| it.title.clone()).unwrap_or_default();
            let words = if party.is_empty() { title } else { text.home_task_words(&party, &title) };
            ("list-checks", words, app.peek_doer(entry), Opens::Form(Sheet::Task(None, Some(*id))))
        }
        What::ChanceStep(id) => {
            let chance = app.peek::<Opportunity>(*id);
            let what = chance.map(|it| if it.next.is_empty() { it.name.clone() } else { it.next.clone() });
            let words = text.home_opportunity_words(&party, &what.unwrap_or_default());
            ("square-kanban", words, app.peek_doer(entry), Opens::Page(Route::Opportunity(*id)))
        }
        What::Close(id) => {
            let name = app.peek::<Opportunity>(*id).map(|it| it.name.clone()).unwrap_or_default();
            ("trending-up", text.calendar_close(&party, &name), amount(), Opens::Page(Route::Opportunity(*id)))
        }
        What::Dispute { dispute, of } => {
            let words = text.disputes_calendar(&party, &disputes::deadline_words(app, *dispute, *of));
            ("gavel", words, app.peek_doer(entry), Opens::Page(Route::Dispute(*dispute)))
        }
        What::Ticket(id) => ticket(*id, Text::ticket_calendar),
        What::TicketAcknowledgement(id) => ticket(*id, Text::calendar_ticket_acknowledge),
        What::TicketAnswer(id) => ticket(*id, Text::calendar_ticket_answer),
        What::TicketWorkaround(id) => ticket(*id, Text::calendar_ticket_workaround),
        What::TicketNews(id) => ticket(*id, Text::ticket_calendar_news),
        What::CallBack(id) => {
            let title = app.peek::<Ticket>(*id).map(|it| it.title.clone()).unwrap_or_default();
            let words = text.ticket_calendar_call_back(&party, &title);
            ("phone", words, app.peek_doer(entry), Opens::Page(Route::Ticket(*id)))
        }
        What::Objection(id) => {
            let name = untrack(|| app.peek::<Evaluation>(*id).map(|it| app.review_subject(&it))).unwrap_or_default();
            let words = text.evaluation_calendar(&name);
            ("chart-no-axes-column", words, app.peek_doer(entry), Opens::Page(Route::Evaluation(*id)))
        }
        What::EvaluationDue { plan, .. } => {
            let plan = app.peek::<EvaluationPlan>(*plan).map(|it| it.name.clone()).unwrap_or_default();
            let words = text.calendar_evaluation_due(&party, &plan);
            let page = Route::Evaluations(Query::default());
            ("chart-no-axes-column", words, app.peek_doer(entry), Opens::Page(page))
        }
        What::TargetEnd(id) => {
            let (whose, what) = app.peek_target_words(text, *id).unwrap_or_default();
            let words = text.calendar_target_end(&whose, &what);
            ("trending-up", words, app.peek_doer(entry), Opens::Page(Route::Target(*id)))
        }
        What::Release { plan, period } => {
            let name = untrack(|| app.incentive_plan(*plan)).map(|it| it.plan.name.clone()).unwrap_or_default();
            let words = text.calendar_release(&name, &text.pay_period(*period));
            ("wallet", words, amount(), Opens::Page(Route::IncentivePlan(*plan)))
        }
        What::UndertakingEnd(id) => {
            let bearer = app.peek::<Undertaking>(*id).map(|it| it.bearer.clone()).unwrap_or_default();
            let words = text.calendar_undertaking_end(&bearer);
            ("lock", words, party.clone(), Opens::Form(Sheet::Undertaking(Some(*id))))
        }
        What::SharingEnd(id) => {
            let what = app.peek::<SharingScope>(*id).map(|it| it.what.clone()).unwrap_or_default();
            let words = text.scope_calendar_end(&party, &what);
            ("share-2", words, app.peek_doer(entry), Opens::Page(Route::SharingScope(*id)))
        }
        What::SharingReturn(id) => {
            let what = app.peek::<SharingScope>(*id).map(|it| it.what.clone()).unwrap_or_default();
            let words = text.scope_calendar_return(&party, &what);
            ("share-2", words, app.peek_doer(entry), Opens::Page(Route::SharingScope(*id)))
        }
        What::Leak(id) => {
            let what = app.peek::<Incident>(*id).map(|it| it.title.clone()).unwrap_or_default();
            let words = text.incident_calendar(&party, &what);
            ("octagon-alert", words, app.peek_doer(entry), Opens::Page(Route::Incident(*id)))
        }
        What::LeakStep { leak, measure } => {
            let what = app.peek::<Incident>(*leak).map(|it| it.title.clone()).unwrap_or_default();
            let words = text.incident_calendar_step(text.incident_measure(*measure), &what);
            ("octagon-alert", words, app.peek_doer(entry), Opens::Page(Route::Incident(*leak)))
        }
        What::Request(id) => {
            let request = app.peek::<SubjectRequest>(*id);
            let name = request.as_deref().map(|it| untrack(|| app.requester_words(it))).unwrap_or_default();
            let asks = request.map(|it| text.request_ask(it.asks)).unwrap_or_default();
            let page = Route::Sharing(Query::default().with("view", "requests"));
            ("id-card", text.request_home(&name, asks), app.peek_doer(entry), Opens::Page(page))
        }
        What::QuoteEnd(id) => {
            let number = app.peek::<Quote>(*id).map(|it| it.number.clone()).unwrap_or_default();
            ("receipt-text", text.calendar_quote_end(&party, &number), amount(), Opens::Page(Route::Quote(*id)))
        }
    };
    let sort = entry.what.sort();
    let is_late = entry.day < app.as_of() && sort != Sort::Terms;
    let movable = app.movable(&entry.what);
    Line {
        key: entry.key(),
        day: entry.day,
        sort,
        words,
        end,
        why: why(text, &entry.what),
        is_late,
        movable,
        mark,
        opens,
    }
}

/// Why a day is the one it is, in words; empty where the page that it opens shows that.
fn why(text: Text, what: &What) -> String {
    match what {
        What::Limitation { claim, .. } => text.limitation_why(claim),
        What::Earnest { earnest, .. } => text.earnest_why(earnest),
        What::RightLapse { right, .. } => text.right_why(right),
        What::PoolFall { fall, .. } => text.fall_why(fall),
        What::Instalment { .. }
        | What::Promised { .. }
        | What::TakesEffect(_)
        | What::Notice { .. }
        | What::TermEnd { .. }
        | What::SuspensionEnd { .. }
        | What::ForceMajeureProof { .. }
        | What::ForceMajeureEnd { .. }
        | What::Cure { .. }
        | What::Termination(_)
        | What::Amendment { .. }
        | What::Duty { .. }
        | What::Material { .. }
        | What::Step(_)
        | What::Task(_)
        | What::ChanceStep(_)
        | What::Close(_)
        | What::QuoteEnd(_)
        | What::Dispute { .. }
        | What::Ticket(_)
        | What::TicketAcknowledgement(_)
        | What::TicketAnswer(_)
        | What::TicketWorkaround(_)
        | What::TicketNews(_)
        | What::CallBack(_)
        | What::Objection(_)
        | What::EvaluationDue { .. }
        | What::TargetEnd(_)
        | What::Release { .. }
        | What::UndertakingEnd(_)
        | What::SharingEnd(_)
        | What::SharingReturn(_)
        | What::Leak(_)
        | What::LeakStep { .. }
        | What::Request(_) => String::new(),
    }
}

/// Why it is that day, below the words of a line.
pub(in crate::ui) fn reason(why: String) -> Option<impl IntoView> {
    (!why.is_empty()).then(|| view! { <span class="rows__sub">{why}</span> })
}

/// The link or button that opens what a line is about. `in_grid`: within a cell of the grid, where the arrows walk over days and
/// Tab does not stop.
pub(in crate::ui) fn opener(app: App, line: Line, in_grid: bool) -> AnyView {
    let class = if in_grid { "cal__line" } else { "cal__open" };
    let tab = in_grid.then_some("-1");
    let (sort, late) = (line.sort.name(), line.is_late.then_some(""));
    let mark = if line.is_late { "octagon-alert" } else { line.mark };
    let title = in_grid.then(|| line.words.clone());
    let words = line.words;
    match line.opens {
        Opens::Page(route) => view! {
            <a class=class data-sort=sort data-late=late href=route.href() tabindex=tab title=title on:click=|event| event.stop_propagation()>
                {icon(mark)}
                <bdi>{words}</bdi>
            </a>
        }
        .into_any(),
        // Firefox does not drag what is a button: in the grid, where lines are for the mouse, it is none
        Opens::Form(sheet) if in_grid => view! {
            <a
                class=class
                role="button"
                data-sort=sort
                data-late=late
                tabindex=tab
                title=title
                on:click=move |event| {
                    event.stop_propagation();
                    app.layer.set(Some(Layer::Sheet(sheet)));
                }
            >
                {icon(mark)}
                <bdi>{words}</bdi>
            </a>
        }
        .into_any(),
        Opens::Form(sheet) => view! {
            <button
                class=class
                type="button"
                data-sort=sort
                data-late=late
                tabindex=tab
                title=title
                on:click=move |event| {
                    event.stop_propagation();
                    app.layer.set(Some(Layer::Sheet(sheet)));
                }
            >
                {icon(mark)}
                <bdi>{words}</bdi>
            </button>
        }
        .into_any(),
    }
}
