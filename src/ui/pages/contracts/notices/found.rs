//! The notices that the record of a contract gives.

use leptos::prelude::*;

use super::super::amendments::order_of;
use super::super::editor::Editor;
use super::super::particulars::Particulars;
use super::super::parties::parties_of;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::State;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::party::{ContractLanguage, Prevailing, Side};
use crate::domain::contract::wording::Wording;
use crate::domain::cure::Route;
use crate::domain::date::Date;
use crate::domain::id::{ContractEventId, ContractId};
use crate::domain::lifecycle::contract::command::Step;
use crate::domain::lifecycle::contract::event::{Termination, TerminationGround};
use crate::domain::lifecycle::contract::running::{RenewalMode, RunningTerm};
use crate::domain::lifecycle::contract::stage::Stage;
use crate::domain::lifecycle::contract::termination::earliest_by;
use crate::domain::progress::Progress;
use crate::domain::term::renewal::{RenewalChoice, RenewalDecision, TermLine};
use crate::domain::term::{SpanLine, TermSpan};
use crate::domain::transfer::stands_for;
use crate::export::notices::{CureTold, EndTold, NoticeSheet, RenewalTold, Settle, Tells};
use crate::export::paper::{Paper, compose};
use crate::i18n::{Locale, Text};
use crate::state::{App, Form};

/// A notice that can be given.
#[derive(Clone, PartialEq)]
pub(super) struct Found {
    /// Its name in the menu.
    pub(super) name: String,
    /// All that its paper says.
    pub(super) sheet: NoticeSheet,
    /// Whether it is made of what is being typed for the end of the contract.
    pub(super) is_typed: bool,
    /// Why it may not be given as it stands.
    pub(super) problem: Option<String>,
}

impl Found {
    /// Its line in the menu.
    pub(super) fn words(&self, text: Text) -> String {
        let title = self.sheet.title(text);
        if self.sheet.draft {
            text.notice_as_draft(title)
        } else {
            text.notice_of_day(title, &text.date(self.sheet.on))
        }
    }
}

/// All of them, those that are most pressing first: the end, what is to be cured, the term, what is to be changed; last the end as it
/// is being typed.
pub(super) fn found(editor: Editor, id: ContractId, typed: Form) -> Vec<Found> {
    let app = editor.app;
    let Some(standing) = app.contract_standing(id).filter(|it| it.is_binding()) else { return Vec::new() };
    let signed = app.basis_of(id, None).unwrap_or_else(|| editor.record.get());
    let in_force = app.terms_in_force(id).map_or_else(|| signed.clone(), |(_, terms)| terms);
    let terms = in_force.computed();
    let (own, customer) = parties_of(app, &signed);
    let paper = compose(&signed, &own, &customer, ContractLanguage::Both { prevailing: Prevailing::Zh });
    let names = [own.name, customer.name];
    let desk = Desk { app, id, standing: &standing, signed: &signed, terms: &terms, paper, names };
    let mut all = Vec::new();
    all.extend(desk.end());
    all.extend(desk.cures());
    all.extend(desk.renewals());
    all.extend(desk.undecided());
    all.extend(desk.changes());
    // nobody wants it before it is typed
    all.extend(desk.end_as_typed(typed));
    all
}

/// What they are made of.
struct Desk<'a> {
    app: App,
    id: ContractId,
    standing: &'a Progress,
    /// The contract as it was signed: its numbers are the ones that stand on paper.
    signed: &'a Contract,
    /// The terms in force, without those of the clauses that were written by hand.
    terms: &'a Contract,
    /// What was signed, as it was printed.
    paper: Paper,
    /// Who we are, and the customer.
    names: [String; 2],
}

impl Desk<'_> {
    fn sheet(&self, on: Date, draft: bool, tells: Tells) -> NoticeSheet {
        let [own, customer] = self.names.clone();
        // who stands on the other side by now: whom the contract went to, else the customer
        let to = stands_for(&self.standing.transfers, Side::Them, self.app.as_of()).map(|it| it.told.to.clone());
        NoticeSheet {
            language: self.signed.language,
            own,
            to: to.unwrap_or(customer),
            attention: self.terms.notices.their_addressee.clone(),
            number: self.signed.number.clone(),
            title: self.signed.title.clone(),
            mainland: self.terms.is_under_mainland_law(),
            on,
            draft,
            tells,
        }
    }

    fn given(&self, name: String, on: Date, tells: Tells) -> Found {
        Found { name, sheet: self.sheet(on, false, tells), is_typed: false, problem: None }
    }

    fn drafted(&self, name: &str, tells: Tells) -> Found {
        let sheet = self.sheet(self.app.as_of(), true, tells);
        Found { name: name.to_owned(), sheet, is_typed: false, problem: None }
    }

    fn is_by_hand(&self, clause: ClauseId) -> bool {
        self.terms.is_by_hand(clause)
    }

    /// An article as the contract prints it: its number, and its heading in brackets.
    fn article(&self, clause: ClauseId) -> Option<Wording> {
        let heading = &self.paper.article(clause)?.heading;
        let told = |words: String, [open, close]: [&str; 2]| match words.split_once('　') {
            Some((no, name)) => format!("{no}{open}{name}{close}"),
            None => words,
        };
        Some(Wording::new(told(heading.zh_text(), ["（", "）"]), told(heading.en_text(), [" (", ")"])))
    }

    /// An article by the name of its clause, where the contract as it was signed has none.
    fn article_or_name(&self, clause: ClauseId) -> Wording {
        self.article(clause).unwrap_or_else(|| {
            let [zh, en] = [Locale::Zh, Locale::En].map(|it| {
                let text = Text::new(it);
                // one that was added since bears the heading that it has now
                let own = if let ClauseId::Own(id) = clause { self.terms.own_clauses.get(&id) } else { None };
                let name = own.map_or_else(|| text.clause_name(clause), |own| text.wording(&own.heading));
                text.notice_clause_named(name)
            });
            Wording::new(zh, en)
        })
    }

    /// What is to be settled after an end, as a notice of `on` tells it.
    fn settle(&self, after: Date, on: Date) -> Settle {
        let within = self.terms.term.settle_within;
        let (counting, calendar) = (self.terms.definitions.counting(), self.app.work_calendar());
        let due = || {
            within.by_the_day().due(after, counting, self.terms.definitions.calendar(&calendar)).ok().map(|it| it.value)
        };
        let by = if self.is_by_hand(ClauseId::Term) { None } else { due() };
        // what was paid since is no part of a notice that was given before
        let open = self.app.account_on(self.id, on).map(|it| it.open).filter(|it| it.minor > 0);
        let out = self.app.materials_of(self.id).into_iter().filter(|it| it.tally.outstanding() > 0);
        let back = out.map(|it| {
            let line = |locale| {
                let text = Text::new(locale);
                let unit = self.app.material_unit(text, &it);
                let much = text.material_amount_of(it.tally.amount(it.tally.outstanding()), &unit);
                format!("{} {much}", self.app.material_title(text, &it))
            };
            Wording::new(line(Locale::Zh), line(Locale::En))
        });
        Settle { within, by, open, back: back.collect() }
    }

    fn cures(&self) -> Vec<Found> {
        let own = self.standing.cures.notices.iter().rev().filter(|it| it.asked.by == Side::Us);
        // no article is named for a time that is only the usual one
        let term = if self.is_by_hand(ClauseId::Term) { None } else { self.article(ClauseId::Term) };
        own.map(|it| {
            let tells = Tells::Cure(CureTold {
                breach: it.asked.breach.clone(),
                clause: it.asked.clause.map(|clause| self.article_or_name(clause)),
                term: term.clone(),
                time: it.asked.time,
                last_day: it.asked.last_day,
            });
            self.given(format!("cure.{}", it.id), it.asked_on, tells)
        })
        .collect()
    }

    fn ending(&self, it: &Termination, route: Option<Route>) -> Tells {
        // what is given here is ours
        let notice = match self.standing.facts.term {
            RunningTerm::OpenEnded { notice } => Some(notice.period()),
            RunningTerm::Fixed { .. } | RunningTerm::UntilPerformed => None,
        };
        // where the clause was written by hand there is none to tell
        let notice = notice.filter(|it| it.n > 0);
        let survives = self.terms.term.survives.iter().filter_map(|clause| self.article(*clause));
        Tells::End(Box::new(EndTold {
            ground: it.ground,
            route,
            asked: route.and_then(|it| self.asked(it)),
            note: it.note.clone(),
            term: self.article(ClauseId::Term),
            notice,
            effective_on: it.effective_on,
            settle: self.settle(it.effective_on, it.notice_on),
            survives: survives.collect(),
        }))
    }

    /// When the notice to cure arrived that ran out, and what it asked for.
    fn asked(&self, route: Route) -> Option<(Date, String)> {
        let of = |id: ContractEventId| self.standing.cures.notices.iter().find(|it| it.id == id);
        match route {
            Route::RanOut { notice, .. } => of(notice).map(|it| (it.asked_on, it.asked.breach.clone())),
            Route::Without { .. } => None,
        }
    }

    /// The end that was told, unless the other side told it.
    fn end(&self) -> Option<Found> {
        let stage = match &self.standing.life.stage {
            Stage::Archived { ended, .. } => ended.as_ref(),
            stage @ (Stage::Draft
            | Stage::Negotiating
            | Stage::InApproval { .. }
            | Stage::ToSign { .. }
            | Stage::Signed { .. }
            | Stage::Suspended { .. }
            | Stage::Terminating { .. }
            | Stage::Completed { .. }
            | Stage::Void { .. }) => stage,
        };
        let Stage::Terminating { termination, .. } = stage else { return None };
        let ended = self.standing.cures.ended;
        if ended.is_some_and(|(by, _)| by == Side::Them) {
            return None;
        }
        let tells = self.ending(termination, ended.and_then(|(_, route)| route));
        Some(self.given("end".to_owned(), termination.notice_on, tells))
    }

    /// The end as it is being typed on the page of the contract's life.
    fn end_as_typed(&self, typed: Form) -> Option<Found> {
        let today = self.app.today.get();
        let offers = self.standing.life.offers(today, &self.standing.facts);
        offers.iter().find(|(step, outcome)| *step == Step::Terminate && outcome.is_ok())?;
        let text = self.app.text();
        let said = Particulars::read(typed, self.standing, text).ok()?;
        let on = Date::parse(&typed.text("on")).ok()?;
        if said.by == Side::Them && said.ground != TerminationGround::Mutual {
            return None;
        }
        let note = typed.text("words");
        let shown = !note.trim().is_empty();
        let calendar = self.app.work_calendar();
        let claim = self.standing.claim(said.by, said.without, &calendar);
        let way = claim.route(said.ground, on, shown);
        let earliest = earliest_by(said.ground, said.by, on, self.standing.facts.term, &claim.ahead);
        let effective_on = said.effective.or_else(|| earliest.as_ref().ok().map(|worked| worked.value)).unwrap_or(on);
        let problem = match (&way, &earliest) {
            (Err(short), _) => Some(text.cure_short(*short)),
            (Ok(_), Err(refusal)) => Some(text.contract_refusal(refusal)),
            (Ok(_), Ok(_)) => None,
        };
        let (ground, evidence) = (said.ground, said.evidence);
        let termination = Termination { notice_on: on, effective_on, ground, evidence, note };
        let tells = self.ending(&termination, way.ok().flatten());
        let sheet = self.sheet(on, true, tells);
        Some(Found { name: "end-draft".to_owned(), sheet, is_typed: true, problem })
    }

    /// The term of this number.
    fn span(&self, no: u32) -> Option<TermSpan> {
        let mut spans = self.standing.term_steps.iter().rev().filter_map(|line| match line {
            TermLine::Span(SpanLine::Term(span)) => Some(*span),
            TermLine::Span(
                SpanLine::AgreedEnd { .. }
                | SpanLine::From { .. }
                | SpanLine::Months { .. }
                | SpanLine::NoSuchDay { .. },
            )
            | TermLine::Notice(_)
            | TermLine::Period(_)
            | TermLine::Agreed(_)
            | TermLine::Unsent(_)
            | TermLine::Noticed { .. } => None,
        });
        spans.find(|span| span.no == no)
    }

    /// The first and last day of the term after one that ends on this day.
    fn next(&self, no: u32, ends: Date) -> Option<(Date, Date)> {
        let first = ends.plus_days(1).ok()?;
        let calendar = self.app.work_calendar();
        match self
            .terms
            .term
            .running_value(&self.standing.life.renewals, first, self.terms.definitions.calendar(&calendar))
            .ok()?
        {
            RunningTerm::Fixed { no: found, start, end, .. } if found == no.saturating_add(1) => Some((start, end)),
            RunningTerm::Fixed { .. } | RunningTerm::OpenEnded { .. } | RunningTerm::UntilPerformed => None,
        }
    }

    /// The last day for a notice against the next term, where that comes by itself.
    fn last(&self, no: u32) -> Option<Date> {
        match self.standing.facts.term {
            RunningTerm::Fixed { no: running, notice_deadline, renewal: RenewalMode::Auto, .. } if running == no => {
                Some(notice_deadline)
            }
            RunningTerm::Fixed { .. } | RunningTerm::OpenEnded { .. } | RunningTerm::UntilPerformed => None,
        }
    }

    /// Whether the term of this number went on, so that no notice stops it any more.
    fn went_on(&self, no: u32) -> bool {
        let term = self.standing.facts.term;
        match term {
            RunningTerm::Fixed { no: running, .. } => running > no || term.goes_on(self.app.as_of()),
            RunningTerm::OpenEnded { .. } | RunningTerm::UntilPerformed => true,
        }
    }

    fn declined(&self, no: u32, ends: Date, on: Date) -> Tells {
        Tells::Renewal(RenewalTold::Ends {
            ends,
            // the notice says of itself that it comes in time
            last: self.last(no).filter(|last| on <= *last),
            term: self.article(ClauseId::Term),
            settle: self.settle(ends, on),
        })
    }

    /// What was decided about the end of each term: the last word on it.
    fn renewals(&self) -> Vec<Found> {
        let all = &self.standing.life.renewals;
        let is_last = |at: usize, it: &RenewalDecision| !all.iter().skip(at).skip(1).any(|l| l.term_no == it.term_no);
        let last = all.iter().enumerate().filter(|(at, it)| is_last(*at, it)).map(|(_, it)| it).rev();
        last.filter_map(|it| {
            let ends = self.span(it.term_no)?.end;
            let name = format!("renewal.{}", it.term_no);
            Some(match it.choice {
                RenewalChoice::Renew | RenewalChoice::RenewFor { .. } => {
                    let next = self.next(it.term_no, ends);
                    self.given(name, it.decided_on, Tells::Renewal(RenewalTold::Renews { ends, next }))
                }
                RenewalChoice::Decline { notice_on } => {
                    self.given(name, notice_on, self.declined(it.term_no, ends, notice_on))
                }
                RenewalChoice::DeclineUnsent if self.went_on(it.term_no) => return None,
                RenewalChoice::DeclineUnsent => self.drafted(&name, self.declined(it.term_no, ends, self.app.as_of())),
            })
        })
        .collect()
    }

    /// While nothing is decided and the last day is not over: a reminder or an enquiry, and a notice that says no.
    fn undecided(&self) -> Vec<Found> {
        let as_of = self.app.as_of();
        let RunningTerm::Fixed { no, end, notice_deadline, renewal, .. } = self.standing.facts.term else {
            return Vec::new();
        };
        let open = self.standing.is_in_force()
            && self.standing.facts.term.is_undecided(as_of)
            && as_of <= notice_deadline
            && !matches!(self.standing.life.stage, Stage::Terminating { .. })
            && !self.standing.life.renewals.iter().any(|it| it.term_no == no);
        if !open {
            return Vec::new();
        }
        let first = match renewal {
            RenewalMode::None => return Vec::new(),
            RenewalMode::Auto => RenewalTold::Reminds {
                ends: end,
                last: notice_deadline,
                next: self.next(no, end),
                term: self.article(ClauseId::Term),
            },
            RenewalMode::Manual => RenewalTold::Asks { ends: end, last: notice_deadline },
        };
        let declined = self.declined(no, end, as_of);
        vec![self.drafted("renewal-open", Tells::Renewal(first)), self.drafted("decline-draft", declined)]
    }

    /// What amendments change, the newest first; one that nobody approved yet is a draft.
    fn changes(&self) -> Vec<Found> {
        let as_of = self.app.as_of();
        let mut all = Vec::new();
        for it in self.app.amendments_of(self.id) {
            let draft = match it.state(as_of) {
                State::Draft | State::InApproval => true,
                State::ToSign | State::PartSigned | State::Signed { .. } | State::Binds { .. } => false,
                State::Withdrawn { .. } => continue,
            };
            let Some(order) = order_of(self.app, &it) else { continue };
            let name = format!("change.{}", it.id);
            let mut found = self.given(name, it.drafted_on, Tells::Change(Box::new(order)));
            found.sheet.draft = draft;
            all.push(found);
        }
        all.reverse();
        all
    }
}
