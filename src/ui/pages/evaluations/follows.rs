//! What the clause on targets brings about at a low grade: the plan to improve as tasks, and after it the step that the clause names.

use leptos::prelude::*;

use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::targets::{Consequence as Then, Targets};
use crate::domain::date::Date;
use crate::domain::id::{ContractId, EvaluationId, TaskId};
use crate::domain::lifecycle::task::Stage as TaskStage;
use crate::domain::scorecard::failing::{Follows, follows, plan_days};
use crate::domain::scorecard::record::Fact;
use crate::domain::task::{Priority, Task};
use crate::i18n::Text;
use crate::state::{App, Batch, BrowserIds, Review, Tone, UndoOffer, use_app};
use crate::ui::pages::contracts::{leave_ground, leave_reason};
use crate::ui::route::{ContractTab, Route};
use crate::ui::router::use_router;

/// What the clause that held at the end of the period says of a low grade, and what of it may be done now.
#[component]
pub(super) fn Consequence(review: Memo<Option<Review>>) -> impl IntoView {
    let app = use_app();
    let busy = RwSignal::new(false);
    move || {
        let (case, next) = Case::now(app, review.get()?)?;
        let (text, contract, failing) = (app.text(), case.contract, case.terms.failing.clone());
        let number = case.number.clone();
        Some(view! {
            <section class="rec__part" id="evaluation-consequence" aria-label=text.evaluation_consequence()>
                <div class="section__head"><h2>{text.evaluation_consequence()}</h2></div>
                <ul class="evals__follows">
                    <li>{text.evaluation_low_now(case.low, &failing.periods.to_string(), &case.grade)}</li>
                    <li>{text.evaluation_improve(&text.period(failing.plan))}</li>
                    <li>{text.evaluation_then(text.evaluation_consequence_words(failing.then))}</li>
                </ul>
                <div id="evaluation-follows">{case.offered(busy, next)}</div>
                <p><a class="evals__link" href=Route::Contract(contract, ContractTab::Paper).href()>{text.evaluation_to_clause()} " · " {number}</a></p>
            </section>
        })
    }
}

/// A low grade with the clause that applies.
#[derive(Clone)]
struct Case {
    app: App,
    review: Review,
    contract: ContractId,
    terms: Targets,
    /// The number of the contract.
    number: String,
    /// How many low periods there are one after the other.
    low: usize,
    /// The grade that counts as low.
    grade: String,
}

impl Case {
    /// An evaluation that ended low, with what follows as the book stands on the date looked at.
    fn now(app: App, review: Review) -> Option<(Self, Follows)> {
        let contract = review.it.contract.filter(|_| app.is_low(&review))?;
        let brief = app.watch::<ContractBrief>(contract)?;
        let terms = brief.targets_on(review.it.span.last)?.clone();
        let row = app.low_row(&review);
        // a plan that was agreed at a later period of the row is the plan of the row
        let plan = row.up_to.iter().chain(&row.later).find_map(|it| it.course.improvement());
        let low = row.up_to.len();
        let next = follows(&terms.failing, low, review.it.span, plan, app.as_of());
        let grade = terms.low_grade().map(|it| it.label.clone()).unwrap_or_default();
        Some((Self { app, review, contract, terms, number: brief.number.clone(), low, grade }, next))
    }

    /// What may be done now.
    fn offered(&self, busy: RwSignal<bool>, next: Follows) -> Option<AnyView> {
        let text = self.app.text();
        let day = |day| text.date(day);
        match next {
            Follows::Nothing => None,
            Follows::Plan => Some(self.plan(text, busy)),
            Follows::Runs(it) => Some(said(text.evaluation_plan_runs(&day(it.agreed), &day(it.until)))),
            Follows::Awaits(it) => Some(said(text.evaluation_plan_over(&day(it.until)))),
            Follows::Consequence(it) => {
                let words = text.evaluation_plan_failed(&day(it.until));
                let span = text.evaluation_span(self.review.it.span);
                let ground = text.evaluation_ground(self.low, &span, &self.grade, &day(it.until));
                Some(view! { {said(words)} {self.step(text, ground)} }.into_any())
            }
        }
    }

    /// Who looks after the plan: whoever looks after the contract, else whoever presses.
    fn owner(&self) -> String {
        let contract = self.app.peek::<ContractBrief>(self.contract);
        contract.map(|it| it.owner.clone()).filter(|it| !it.is_empty()).unwrap_or_else(|| self.app.person())
    }

    /// The press that makes the plan, with what it makes.
    fn plan(&self, text: Text, busy: RwSignal<bool>) -> AnyView {
        let Some(made) = self.made(text) else {
            return said(text.evaluation_plan_no_days().to_owned());
        };
        let [agree, check] = &made.tasks;
        let [by, on] = [agree.due, check.due].map(|day| day.map(|day| text.date(day)).unwrap_or_default());
        let who = if agree.assignee.is_empty() { text.our_side().to_owned() } else { agree.assignee.clone() };
        let words = text.evaluation_plan_makes(&by, &on, &who);
        let (app, id) = (self.app, self.review.it.id);
        let press = move |_| {
            let text = app.untracked_text();
            match anew(app, text, id) {
                Err(why) => app.say(why, Tone::Trouble, UndoOffer::None),
                Ok((case, made)) => {
                    let said = text.evaluation_plan_made(&text.date(made.until));
                    app.save_once(busy, made.batch(&case), said, || {});
                }
            }
        };
        view! {
            <p class="soft small">{words}</p>
            <button class="button" type="button" id="agree-plan" disabled=move || busy.get() on:click=press>
                {text.evaluation_plan_make()}
            </button>
        }
        .into_any()
    }

    /// The tasks of the plan with their days; nothing where they cannot be reckoned.
    fn made(&self, text: Text) -> Option<Made> {
        let (app, it) = (self.app, &self.review.it);
        let calendar = untrack(|| app.review_calendar(it));
        let object_until = it.object_until(&self.review.course, &calendar);
        let (agree, until) = plan_days(&self.terms.failing, object_until, app.today.get_untracked(), &calendar).ok()?;
        let party = untrack(|| app.review_subject(it));
        let owner = self.owner();
        let task = |title: String, due| Task {
            id: TaskId::fresh(&mut BrowserIds),
            title,
            customer: it.customer,
            contract: it.contract,
            opportunity: None,
            assignee: owner.clone(),
            due: Some(due),
            priority: Priority::High,
            repeats: None,
            first_due: None,
            note: self.number.clone(),
            made_on: app.today.get_untracked(),
            stage: TaskStage::Open,
        };
        let agreed = task(text.evaluation_plan_task(&party, &text.period(self.terms.failing.plan)), agree);
        let checked = task(text.evaluation_plan_check(&party), until);
        Some(Made { tasks: [agreed, checked], until })
    }

    /// The step that the clause names, with its ground filled in.
    fn step(&self, text: Text, ground: String) -> AnyView {
        let (app, contract) = (self.app, self.contract);
        let router = use_router();
        let words = text.evaluation_failed_step(self.terms.failing.then);
        let id = match self.terms.failing.then {
            Then::Terminate => "end-contract",
            Then::LoseExclusivity => "end-exclusivity",
            Then::Review => "amend-targets",
        };
        let ends = self.terms.failing.then == Then::Terminate;
        let press = move |_| {
            if ends {
                leave_ground(app, contract, ground.clone());
                router.go(&Route::Contract(contract, ContractTab::Life));
            } else {
                leave_reason(app, contract, ground.clone());
                router.go(&Route::Contract(contract, ContractTab::Amendments));
            }
        };
        view! { <button class="button" type="button" id=id on:click=press>{words}</button> }.into_any()
    }
}

/// A plan as it is made.
struct Made {
    /// To agree it, and to check it.
    tasks: [Task; 2],
    /// Its last day.
    until: Date,
}

impl Made {
    /// The tasks in one step with the entry that names them.
    fn batch(&self, case: &Case) -> Batch {
        let tasks = self.tasks.iter().map(|it| it.id).collect();
        let fact = Fact::Improve { tasks, until: self.until };
        let event = case.app.review_event(case.review.it.id, case.app.today.get_untracked(), fact);
        self.tasks.iter().fold(Batch::of(&event), Batch::put)
    }
}

/// What was offered may be an hour old: the plan with the days of the press, if it is still due as the book stands today, else why
/// there is none.
fn anew(app: App, text: Text, id: EvaluationId) -> Result<(Case, Made), &'static str> {
    app.renew_today();
    if !untrack(|| app.looks_at_today()) {
        return Err(text.evaluation_plan_today());
    }
    let now = app.review_today(id).and_then(|it| untrack(|| Case::now(app, it)));
    let Some((case, Follows::Plan)) = now else { return Err(text.evaluation_plan_changed()) };
    let made = case.made(text).ok_or_else(|| text.evaluation_plan_no_days())?;
    Ok((case, made))
}

fn said(words: String) -> AnyView {
    view! { <p class="soft small">{words}</p> }.into_any()
}
