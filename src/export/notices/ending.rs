//! A breach that is to be cured, and the end of a contract.

use serde::{Deserialize, Serialize};

use super::{Answer, NoticeSheet};
use crate::domain::contract::wording::Wording;
use crate::domain::cure::{NoCure, Route};
use crate::domain::date::Date;
use crate::domain::lifecycle::contract::event::TerminationGround;
use crate::domain::money::Money;
use crate::domain::period::Period;
use crate::export::paper::Paragraph;
use crate::i18n::{Text, format};

/// What a notice to cure tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CureTold {
    /// What was not done, or not as agreed.
    pub breach: String,
    /// The article that was broken, as the contract prints it; nothing if none is named.
    pub clause: Option<Wording>,
    /// The article on term and termination; nothing where it does not say the time.
    pub term: Option<Wording>,
    /// The time to put it right.
    pub time: Period,
    /// The last day of it.
    pub last_day: Date,
}

/// What a notice of termination tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndTold {
    /// Why the contract ends.
    pub ground: TerminationGround,
    /// For a breach: by which way.
    pub route: Option<Route>,
    /// Of the notice to cure that ran out: when it arrived, and what the breach is.
    pub asked: Option<(Date, String)>,
    /// What was noted of the ground.
    pub note: String,
    /// The article on term and termination.
    pub term: Option<Wording>,
    /// How long a notice runs that needs no other ground.
    pub notice: Option<Period>,
    /// The first day on which the contract has ended.
    pub effective_on: Date,
    /// How soon the sides settle after the end, and the last day of it.
    pub settle: Settle,
    /// The articles that stay in force.
    pub survives: Vec<Wording>,
}

/// What is to be settled after the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settle {
    /// How soon.
    pub within: Period,
    /// The last day of it; nothing where the terms do not tell it.
    pub by: Option<Date>,
    /// The price that is open on the day of the notice; nothing where none is.
    pub open: Option<Money>,
    /// Materials that are to come back.
    pub back: Vec<Wording>,
}

/// An article as the contract prints it, or the clause by its name.
pub(super) fn term_of(text: Text, term: Option<&Wording>) -> String {
    term.map_or_else(|| text.notice_term_clause().to_owned(), |it| text.wording(it).to_owned())
}

/// Words that end as a sentence does.
fn sentence(text: Text, words: &str) -> String {
    let words = words.trim();
    if words.ends_with(['。', '.', '！', '!', '？', '?', '；', ';']) {
        return words.to_owned();
    }
    format!("{words}{}", text.pick("。", "."))
}

impl CureTold {
    pub(super) fn body(&self, sheet: &NoticeSheet) -> Vec<Paragraph> {
        let mut body = vec![sheet.paragraph(|text| text.notice_cure_body(&sentence(text, &self.breach)))];
        if let Some(clause) = &self.clause {
            body.push(sheet.paragraph(|text| text.notice_cure_clause(text.wording(clause))));
        }
        body.push(sheet.paragraph(|text| {
            let (time, day) = (text.period_on_paper(self.time), text.date(self.last_day));
            match &self.term {
                Some(term) => text.notice_cure_ask(text.wording(term), &time, &day),
                None => text.notice_cure_ask_plain(&time, &day),
            }
        }));
        body.push(sheet.paragraph(|text| {
            let said = if sheet.mainland { text.notice_cure_else() } else { text.notice_cure_else_plain() };
            said.to_owned()
        }));
        body.push(sheet.paragraph(|text| text.notice_reserves().to_owned()));
        body
    }
}

impl EndTold {
    pub(super) fn answer(&self) -> Answer {
        if self.ground == TerminationGround::Mutual { Answer::Consent } else { Answer::Receipt }
    }

    pub(super) fn body(&self, sheet: &NoticeSheet) -> Vec<Paragraph> {
        let by_agreement = self.ground == TerminationGround::Mutual;
        let by_itself = by_agreement || self.ground == TerminationGround::Expiry;
        let mut body = vec![sheet.paragraph(|text| self.because(text, sheet.mainland))];
        if !self.note.trim().is_empty() {
            body.push(sheet.paragraph(|text| text.notice_end_note(&sentence(text, &self.note))));
        }
        if !by_itself {
            body.push(sheet.paragraph(|text| {
                let day = text.date(self.effective_on);
                if self.effective_on == sheet.on { text.notice_end_at_once(&day) } else { text.notice_end_on(&day) }
            }));
        }
        body.extend(self.settle.body(sheet));
        if !self.survives.is_empty() {
            body.push(sheet.paragraph(|text| {
                let all: Vec<&str> = self.survives.iter().map(|it| text.wording(it)).collect();
                text.notice_survives(&all.join(text.pick("、", ", ")))
            }));
        }
        if !by_itself && sheet.mainland {
            body.push(sheet.paragraph(|text| text.notice_contest().to_owned()));
        }
        if !by_itself {
            body.push(sheet.paragraph(|text| text.notice_reserves().to_owned()));
        }
        body
    }

    /// Why it ends, and what that rests on.
    fn because(&self, text: Text, mainland: bool) -> String {
        let (why, law) = match self.ground {
            TerminationGround::Mutual => {
                let agreed = text.notice_end_mutual(&text.date(self.effective_on));
                let law = if mainland { text.notice_end_mutual_law() } else { "" };
                return format!("{agreed}{}{law}", if mainland { text.pick("", " ") } else { "" });
            }
            TerminationGround::Expiry => return text.notice_end_expiry(&text.date(self.effective_on)),
            TerminationGround::MaterialBreach => self.breach(text),
            TerminationGround::NoticeIndefinite => {
                let time =
                    self.notice.map(|it| text.notice_end_indefinite(&text.period_on_paper(it))).unwrap_or_default();
                (time, Some(text.notice_law_indefinite()))
            }
            TerminationGround::ForceMajeure => (text.notice_end_force().to_owned(), Some(text.notice_law_force())),
            TerminationGround::Statutory => (text.notice_end_statutory().to_owned(), None),
            TerminationGround::Other => (String::new(), None),
        };
        let hereby = match law {
            Some(law) if mainland => text.notice_end_rests(&term_of(text, self.term.as_ref()), law),
            Some(_) => text.notice_end_rests_plain(&term_of(text, self.term.as_ref())),
            None => text.notice_end_hereby().to_owned(),
        };
        if why.is_empty() { hereby } else { format!("{why}{}{hereby}", text.pick("", " ")) }
    }

    fn breach(&self, text: Text) -> (String, Option<&'static str>) {
        let without = |why: NoCure| {
            let (said, law) = text.notice_without(why);
            (said.to_owned(), Some(law))
        };
        match (self.route, &self.asked) {
            (Some(Route::RanOut { last_day, .. }), Some((on, breach))) => {
                let said = text.notice_end_ran_out(&text.date(*on), &sentence(text, breach), &text.date(last_day));
                (said, Some(text.notice_law_after_demand()))
            }
            (Some(Route::Without { why }), _) => without(why),
            (Some(Route::RanOut { .. }) | None, _) => without(NoCure::ByClause),
        }
    }
}

impl Settle {
    pub(super) fn body(&self, sheet: &NoticeSheet) -> Vec<Paragraph> {
        let mut body = Vec::new();
        if let Some(by) = self.by {
            body.push(sheet.paragraph(|text| text.notice_settle(&text.period_on_paper(self.within), &text.date(by))));
        }
        if let Some(open) = self.open {
            let sum = format::money(open);
            body.push(sheet.paragraph(|text| text.notice_settle_open(&text.date(sheet.on), &sum)));
        }
        if !self.back.is_empty() {
            body.push(sheet.paragraph(|text| {
                let all: Vec<&str> = self.back.iter().map(|it| text.wording(it)).collect();
                text.notice_settle_back(&all.join(text.pick("、", ", ")))
            }));
        }
        body
    }
}
