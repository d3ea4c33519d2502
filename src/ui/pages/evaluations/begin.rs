//! Beginning an evaluation: by the plan of a clause, or by one that was written down.

use leptos::prelude::*;

use crate::domain::date::Date;
use crate::domain::id::{ContractId, CustomerId, EvaluationId, EvaluationPlanId, MemberId};
use crate::domain::scorecard::clause::for_span;
use crate::domain::scorecard::period::{Span, calendar_start, periods};
use crate::domain::scorecard::plan::{EvaluationPlan, PlanTerms, SubjectKind};
use crate::domain::scorecard::record::Evaluation;
use crate::i18n::Text;
use crate::state::{App, Batch, BrowserIds, EvaluationOf, Form, Problem, use_app};
use crate::ui::route::Route;
use crate::ui::router::{Router, use_router};
use crate::ui::sheets::{FormSheet, keep_then, refuse};
use crate::ui::widgets::customer_field::CustomerField;
use crate::ui::widgets::field::{ChoiceField, TextField};

/// What stands before the id of a contract whose clause is the plan.
const CLAUSE: &str = "clause/";

/// How an evaluation is to go.
struct Chosen {
    terms: PlanTerms,
    contract: Option<(ContractId, CustomerId)>,
    by_plan: Option<EvaluationPlanId>,
    spans: Vec<Span>,
}

/// The plan of this name in the form.
fn chosen(app: App, name: &str) -> Option<Chosen> {
    if let Some(id) = name.strip_prefix(CLAUSE).and_then(ContractId::parse) {
        let plan = app.clause_plan(id)?;
        let contract = Some((id, plan.contract.customer));
        return Some(Chosen { terms: plan.terms, contract, by_plan: None, spans: plan.spans });
    }
    let plan = app.watch::<EvaluationPlan>(EvaluationPlanId::parse(name)?)?;
    let as_of = app.as_of();
    let spans = calendar_start(as_of).and_then(|start| periods(plan.terms.cycle, start, None, as_of));
    Some(Chosen { terms: plan.terms.clone(), contract: None, by_plan: Some(plan.id), spans: spans.unwrap_or_default() })
}

fn new(app: App, plan: Chosen, customer: Option<CustomerId>, member: Option<MemberId>, span: Span) -> Evaluation {
    Evaluation {
        id: EvaluationId::fresh(&mut BrowserIds),
        customer: plan.contract.map(|(_, customer)| customer).or(customer),
        contract: plan.contract.map(|(contract, _)| contract),
        member,
        by_plan: plan.by_plan,
        terms: plan.terms,
        span,
        entered: Vec::new(),
        made_on: app.today.get_untracked(),
        by: app.person(),
        over_on: None,
    }
}

/// How a period is evaluated by a contract's clause: an amendment leaves periods that were over as they were. `now` is how the clause
/// evaluates at present.
fn terms_for(app: App, contract: ContractId, span: Span, now: PlanTerms) -> PlanTerms {
    let then = untrack(|| app.clause_plan(contract)).and_then(|plan| plan.terms_for(span));
    then.unwrap_or_else(|| for_span(now, span))
}

/// A period of a contract's clause is evaluated: nothing is asked, it is all in the clause.
pub(super) fn begin_clause(app: App, router: Router, busy: RwSignal<bool>, contract: ContractId, span: Span) {
    let Some(plan) = untrack(|| chosen(app, &format!("{CLAUSE}{contract}"))) else { return };
    let mut plan = plan;
    plan.terms = terms_for(app, contract, span, plan.terms);
    let it = new(app, plan, None, None, span);
    let said = app.untracked_text().evaluation_begun(&untrack(|| app.review_subject(&it)));
    let id = it.id;
    app.save_once(busy, Batch::of(&it), said, move || router.go(&Route::Evaluation(id)));
}

/// The plans that fit: those of clauses by contract, then those that were written down.
fn plan_choices(app: App, of: EvaluationOf) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let text = app.text();
        let mut all = vec![(String::new(), text.evaluation_plan_choose().to_owned())];
        let class = if let EvaluationOf::Customer(id) = of { app.standing_for(id) } else { Vec::new() };
        for plan in app.clause_plans() {
            let fits = match of {
                EvaluationOf::Anybody => true,
                EvaluationOf::Customer(_) => class.contains(&plan.contract.customer),
                EvaluationOf::Contract(id) => plan.contract.id == id,
                EvaluationOf::Member => false,
            };
            if fits {
                let who = app.customer_name(plan.contract.customer);
                all.push((format!("{CLAUSE}{}", plan.contract.id), format!("{} · {who}", plan.contract.number)));
            }
        }
        let mut own = app.watch_all::<EvaluationPlan>();
        own.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        own.retain(|it| match of {
            EvaluationOf::Anybody => true,
            EvaluationOf::Customer(_) => it.terms.subject == SubjectKind::Party,
            EvaluationOf::Contract(_) => false,
            EvaluationOf::Member => it.terms.subject == SubjectKind::Member,
        });
        all.extend(own.iter().map(|it| (it.id.to_string(), it.name.clone())));
        all
    })
}

fn check(app: App, form: Form) -> Result<Evaluation, Vec<Problem>> {
    let text = app.untracked_text();
    let problem = |field, words: &str| Problem { field, words: words.to_owned() };
    let Some(plan) = untrack(|| chosen(app, &form.text("plan"))) else {
        return Err(vec![problem("plan", text.evaluation_plan_problem())]);
    };
    let mut problems = Vec::new();
    let (first, last) = (Date::parse(&form.text("first")), Date::parse(&form.text("last")));
    let span =
        first.ok().zip(last.ok()).filter(|(first, last)| first <= last).map(|(first, last)| Span { first, last });
    if span.is_none() {
        problems.push(problem("last", text.evaluation_first_problem()));
    }
    let customer = CustomerId::parse(&form.text("customer"));
    let member = MemberId::parse(&form.text("member"));
    let (customer, member) = match plan.terms.subject {
        SubjectKind::Party => (customer, None),
        SubjectKind::Member => (None, member),
    };
    if plan.contract.is_none() && customer.is_none() && member.is_none() {
        let field = if plan.terms.subject == SubjectKind::Party { "customer" } else { "member" };
        problems.push(problem(field, text.evaluation_subject_problem()));
    }
    let Some(span) = span.filter(|_| problems.is_empty()) else { return Err(problems) };
    let mut plan = plan;
    if let Some((contract, _)) = plan.contract {
        plan.terms = terms_for(app, contract, span, plan.terms);
    }
    let it = new(app, plan, customer, member, span);
    let same = |known: &Evaluation| {
        known.span == span
            && known.contract == it.contract
            && known.customer == it.customer
            && known.member == it.member
            && known.by_plan == it.by_plan
    };
    if app.peek_all::<Evaluation>().iter().any(|known| same(known)) {
        return Err(vec![problem("last", text.evaluation_twice())]);
    }
    Ok(it)
}

/// What a draft is kept under: each place has its own.
fn draft_key(of: EvaluationOf) -> String {
    match of {
        EvaluationOf::Anybody => "evaluation/new".to_owned(),
        EvaluationOf::Member => "evaluation/new/member".to_owned(),
        EvaluationOf::Customer(id) => format!("evaluation/new/{id}"),
        EvaluationOf::Contract(id) => format!("evaluation/new/{id}"),
    }
}

/// The sheet: whom, by which plan, for which period.
#[component]
pub(in crate::ui) fn BeginSheet(of: EvaluationOf) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let (customer, plan) = match of {
        // a customer is evaluated as before, until somebody chooses otherwise
        EvaluationOf::Customer(id) => {
            let usual = untrack(|| app.usual_plan_of(id)).map(|plan| plan.to_string());
            (app.peek_survivor(id).to_string(), usual.unwrap_or_default())
        }
        EvaluationOf::Contract(id) => (String::new(), format!("{CLAUSE}{id}")),
        EvaluationOf::Anybody | EvaluationOf::Member => (String::new(), String::new()),
    };
    let form = Form::start(
        app,
        draft_key(of),
        vec![
            ("plan", plan),
            ("customer", customer),
            ("member", String::new()),
            ("first", String::new()),
            ("last", String::new()),
        ],
    );
    let found = Memo::new(move |_| {
        chosen(app, &form.field("plan").get()).map(|it| (it.terms.subject, it.contract.is_some(), it.spans))
    });
    // the last period that is over is what is evaluated as a rule
    Effect::new(move |before: Option<()>| {
        let as_of = untrack(|| app.as_of());
        let span = found.with(|it| it.as_ref().and_then(|it| usual(&it.2, as_of)));
        // a draft keeps the days that were typed
        let typed = |name| !form.field(name).get_untracked().is_empty();
        if before.is_none() && typed("first") && typed("last") {
            return;
        }
        if let Some(span) = span {
            form.field("first").set(span.first.to_string());
            form.field("last").set(span.last.to_string());
        }
    });
    let submit = Callback::new(move |()| match check(app, form) {
        Err(problems) => refuse(form, problems),
        Ok(it) => {
            let said = app.untracked_text().evaluation_begun(&untrack(|| app.review_subject(&it)));
            let id = it.id;
            keep_then(app, form, Batch::of(&it), said, move || router.go(&Route::Evaluation(id)));
        }
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let members = Signal::derive(move || {
        let none = (String::new(), app.text().evaluation_subject_choose().to_owned());
        let all = app.members();
        std::iter::once(none).chain(all.iter().map(|it| (it.id.to_string(), it.name.clone()))).collect::<Vec<_>>()
    });
    let asks = move |kind: SubjectKind| found.with(|it| it.as_ref().is_some_and(|it| it.0 == kind && !it.1));
    view! {
        <FormSheet title=label(Text::evaluation_new) form submit action=label(Text::evaluation_begin)>
            <div class="fields">
                <ChoiceField name="evaluation-plan" label=label(Text::evaluation_plan) value=form.field("plan") choices=plan_choices(app, of) problem=form.problem("plan") wide=true />
                <Show when=move || asks(SubjectKind::Party)>
                    <CustomerField name="evaluation-customer" label=label(Text::customer) value=form.field("customer") none=Text::evaluation_subject_choose problem=form.problem("customer") />
                </Show>
                <Show when=move || asks(SubjectKind::Member)>
                    <ChoiceField name="evaluation-member" label=label(Text::evaluation_member) value=form.field("member") choices=members problem=form.problem("member") wide=true />
                </Show>
                <TextField name="evaluation-first" label=label(Text::evaluation_first) value=form.field("first") kind="date" />
                <TextField name="evaluation-last" label=label(Text::evaluation_last) value=form.field("last") problem=form.problem("last") kind="date" />
            </div>
        </FormSheet>
    }
}

/// The last of the periods that is over; while none is, the first.
fn usual(spans: &[Span], as_of: Date) -> Option<Span> {
    spans.iter().rev().find(|it| it.last < as_of).or_else(|| spans.first()).copied()
}
