//! Who does what to find and keep customers.

use leptos::prelude::*;

use super::kit::{
    Cell, Choice, ChoiceCell, ClausePart, DAYS, LONG, PeriodBox, PeriodCell, Row, WordsCell, choices, choose, line,
    rows, words,
};
use crate::domain::contract::Contract;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::development::{
    AuthorityToBind, Development, Duty, Exclusivity, LeadRegistration, Meeting, ResalePrice, Rhythm, Task,
};
use crate::domain::contract::field;
use crate::domain::contract::party::Who;
use crate::domain::contract::plan::Period;
use crate::domain::contract::wording::Wording;
use crate::domain::date::Date;
use crate::i18n::{Message, Text};
use crate::ui::pages::contracts::editor::{Editor, Refused, TermChoice};
use crate::ui::widgets::field::FieldProblem;

const SUPPORT: &[(&str, Message)] =
    &[("nobody", Text::support_nobody), ("us", Text::our_side), ("them", Text::their_side)];
/// A duty whose owner helps itself is refused, but a contract may have been signed with one.
const BOTH_HELP: (&str, Message) = ("both", Text::both_sides);
const LEADS: &[(&str, Message)] = &[("none", Text::leads_none), ("protected", Text::leads_protected)];

#[component]
pub(super) fn DevelopmentTerms(editor: Editor) -> impl IntoView {
    view! {
        <ClausePart
            editor
            id="terms-development"
            place=field::DEVELOPMENT
            legend=Text::terms_development
            clause=|it| &it.development
            clause_mut=|it| &mut it.development
            usual=|_| Development::usual()
            terms
        />
    }
}

fn leads(contract: &Contract) -> Option<(Period, Period)> {
    match contract.development.terms()?.leads {
        LeadRegistration::Protected { confirm_within, lasts } => Some((confirm_within, lasts)),
        LeadRegistration::None => None,
    }
}

fn set_leads(contract: &mut Contract, new: LeadRegistration) {
    if let Clause::Included(terms) = &mut contract.development {
        terms.leads = new;
    }
}

fn terms(editor: Editor) -> AnyView {
    let protected = Memo::new(move |_| editor.record.with(|it| leads(it).is_some()));
    let duties = rows(
        editor,
        field::DEVELOPMENT_DUTIES,
        Text::development_duties,
        Text::duty_add,
        |it| it.development.terms().map(|terms| &terms.duties),
        |it| match &mut it.development {
            Clause::Included(terms) => Some(&mut terms.duties),
            Clause::NotApplicable { .. } => None,
        },
        duty,
        |_| Duty::plain(Task::Own(Wording::default()), Who::Us, Rhythm::Continuous),
    );
    view! {
        {choose!(editor, field::DEVELOPMENT_EXCLUSIVITY, development_exclusivity, Exclusivity, [in development.exclusivity])}
        {choose!(editor, field::DEVELOPMENT_MEETING, development_meeting, Meeting, [in development.meeting])}
        {words!(editor, field::DEVELOPMENT_TERRITORY, development_territory, [in development.territory])}
        <TermChoice editor place="development.leads" label=Text::development_leads choices=LEADS
            read=|it| if leads(it).is_some() { "protected" } else { "none" }
            write=|it, name| {
                let usual = LeadRegistration::Protected { confirm_within: Period::working_days(3), lasts: Period::days(90) };
                set_leads(it, if name == "protected" { usual } else { LeadRegistration::None });
            }
        />
        <Show when=move || protected.get()>
            <PeriodBox editor place=field::DEVELOPMENT_LEAD_CONFIRM label=Text::leads_confirm units=DAYS
                read=|it| leads(it).map(|(confirm, _)| confirm)
                write=|it, confirm_within| if let Some((_, lasts)) = leads(it) {
                    set_leads(it, LeadRegistration::Protected { confirm_within, lasts });
                }
            />
            <PeriodBox editor place=field::DEVELOPMENT_LEAD_LASTS label=Text::leads_last units=LONG
                read=|it| leads(it).map(|(_, lasts)| lasts)
                write=|it, lasts| if let Some((confirm_within, _)) = leads(it) {
                    set_leads(it, LeadRegistration::Protected { confirm_within, lasts });
                }
            />
        </Show>
        {line!(editor, field::DEVELOPMENT_OUR_CONTACT, development_our_contact, [in development.our_contact])}
        {line!(editor, field::DEVELOPMENT_THEIR_CONTACT, development_their_contact, [in development.their_contact])}
        {choose!(editor, field::DEVELOPMENT_RESALE_PRICE, development_resale, ResalePrice, [in development.resale_price])}
        {choose!(editor, field::DEVELOPMENT_AUTHORITY, development_authority, AuthorityToBind, [in development.authority])}
        {duties}
    }
    .into_any()
}

/// The tasks by name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TaskName {
    Find,
    Learn,
    Supply,
    Feedback,
    Assist,
    Visit,
    Own,
}

/// The rhythms by name.
#[derive(Clone, Copy)]
enum RhythmName {
    Continuous,
    Every,
    Request,
    By,
}

choices! {
    TaskName {
        Find = "find", task_find;
        Learn = "learn", task_learn;
        Supply = "supply", task_supply;
        Feedback = "feedback", task_feedback;
        Assist = "assist", task_assist;
        Visit = "visit", task_visit;
        Own = "own", task_own;
    }
    RhythmName {
        Continuous = "continuous", rhythm_continuous;
        Every = "every", rhythm_every;
        Request = "request", rhythm_request;
        By = "by", rhythm_by;
    }
}

const fn task_name(task: &Task) -> TaskName {
    match task {
        Task::FindLeads => TaskName::Find,
        Task::LearnNeeds => TaskName::Learn,
        Task::Supply => TaskName::Supply,
        Task::Feedback => TaskName::Feedback,
        Task::Assist => TaskName::Assist,
        Task::VisitTogether => TaskName::Visit,
        Task::Own(_) => TaskName::Own,
    }
}

fn set_task(duty: &mut Duty, name: &str) {
    duty.task = match TaskName::named(name) {
        Some(TaskName::Find) => Task::FindLeads,
        Some(TaskName::Learn) => Task::LearnNeeds,
        Some(TaskName::Supply) => Task::Supply,
        Some(TaskName::Feedback) => Task::Feedback,
        Some(TaskName::Assist) => Task::Assist,
        Some(TaskName::Visit) => Task::VisitTogether,
        Some(TaskName::Own) | None => Task::Own(Wording::default()),
    };
}

fn own_task(duty: &Duty) -> Wording {
    match &duty.task {
        Task::Own(words) => words.clone(),
        Task::FindLeads | Task::LearnNeeds | Task::Supply | Task::Feedback | Task::Assist | Task::VisitTogether => {
            Wording::default()
        }
    }
}

const fn rhythm(duty: &Duty) -> (RhythmName, Option<Period>) {
    match duty.rhythm {
        Rhythm::Continuous => (RhythmName::Continuous, None),
        Rhythm::Every(period) => (RhythmName::Every, Some(period)),
        Rhythm::OnRequest(period) => (RhythmName::Request, Some(period)),
        Rhythm::By(_) => (RhythmName::By, None),
    }
}

/// `first` is the day that a new day of a duty begins with.
fn set_rhythm(duty: &mut Duty, name: &str, first: Date) {
    let (_, period) = rhythm(duty);
    duty.rhythm = match RhythmName::named(name) {
        Some(RhythmName::Every) => Rhythm::Every(period.unwrap_or(Period::months(1))),
        Some(RhythmName::Request) => Rhythm::OnRequest(period.unwrap_or(Period::working_days(5))),
        Some(RhythmName::By) => Rhythm::By(first),
        Some(RhythmName::Continuous) | None => Rhythm::Continuous,
    };
}

fn duty(row: Row<Duty>) -> AnyView {
    let editor = row.editor;
    let own = row.read(|it| task_name(&it.task) == TaskName::Own, || false);
    let period = row.read(|it| rhythm(it).1, || None);
    let exact = move || {
        let value = row.read(own_task, Wording::default);
        let write = row.words(|it, words| it.task = Task::Own(words));
        view! { <WordsCell editor id=row.id("words") label=Text::duty_words value write /> }
    };
    let on_a_day = row.read(|it| matches!(it.rhythm, Rhythm::By(_)), || false);
    let set_rhythm = Callback::new(move |name: String| {
        let first = editor.record.with_untracked(|it| it.term.length.start());
        row.change(|it| set_rhythm(it, &name, first));
    });
    let by_when = move || {
        let value = row.read(
            |it| match it.rhythm {
                Rhythm::By(day) => day.to_string(),
                Rhythm::Continuous | Rhythm::Every(_) | Rhythm::OnRequest(_) => String::new(),
            },
            String::new,
        );
        let write = row.text(|it, text| {
            it.rhythm = Rhythm::By(Date::parse(text).map_err(|_| Text::bad_date as Refused)?);
            Ok(())
        });
        view! { <Cell editor id=row.id("day") label=Text::duty_day kind="date" value write /> }
    };
    let how_long = move || {
        let write = row.span(|it, new| {
            if let Rhythm::Every(period) | Rhythm::OnRequest(period) = &mut it.rhythm {
                *period = new;
            }
        });
        view! { <PeriodCell editor id=row.id("period") label=Text::duty_period units=LONG value=period write /> }
    };
    let itself = row.read(Duty::helps_itself, || false);
    let twice = Signal::derive(move || itself.get().then(|| editor.app.text().duty_helps_itself().to_owned()));
    view! {
        <ChoiceCell editor id=row.id("task") label=Text::duty_task choices=TaskName::CHOICES
            value=row.read(|it| task_name(&it.task).name(), || "") write=row.pick(set_task) />
        <ChoiceCell editor id=row.id("owner") label=Text::duty_owner choices=Who::CHOICES
            value=row.read(|it| it.owner.name(), || "")
            write=row.pick(|it, name| it.owner = Who::named(name).unwrap_or(Who::Both)) />
        <Show when=move || own.get()>{exact()}</Show>
        <ChoiceCell editor id=row.id("rhythm") label=Text::duty_rhythm choices=RhythmName::CHOICES
            value=row.read(|it| rhythm(it).0.name(), || "") write=set_rhythm />
        <Show when=move || period.get().is_some()>{how_long()}</Show>
        <Show when=move || on_a_day.get()>{by_when()}</Show>
        <ChoiceCell editor id=row.id("support") label=Text::duty_support choices=SUPPORT former=BOTH_HELP
            value=row.read(|it| it.support.map_or("nobody", Choice::name), || "nobody")
            write=row.pick(|it, name| it.support = Who::named(name)) />
        <FieldProblem id=row.id("support-problem") problem=twice />
        <WordsCell editor id=row.id("measure") label=Text::duty_measure
            value=row.read(|it| it.measure.clone(), Wording::default) write=row.words(|it, words| it.measure = words) />
    }
    .into_any()
}
