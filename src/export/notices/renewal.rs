//! What becomes of a contract at the end of its term.

use serde::{Deserialize, Serialize};

use super::ending::{Settle, term_of};
use super::{Answer, NoticeSheet};
use crate::domain::contract::wording::Wording;
use crate::domain::date::Date;
use crate::export::paper::Paragraph;
use crate::i18n::Text;

/// What a notice about the end of a term tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RenewalTold {
    /// It goes on, as both sides agree.
    Renews {
        /// The last day of the term that runs.
        ends: Date,
        /// The next term; nothing where its days cannot be told.
        next: Option<(Date, Date)>,
    },
    /// It does not go on.
    Ends {
        /// The last day of the term that runs.
        ends: Date,
        /// The last day for the notice, where it would go on by itself.
        last: Option<Date>,
        /// The article on term and termination.
        term: Option<Wording>,
        /// What is to be settled after the end.
        settle: Settle,
    },
    /// It will go on by itself unless somebody objects.
    Reminds {
        /// The last day of the term that runs.
        ends: Date,
        /// The last day for an objection.
        last: Date,
        /// The next term.
        next: Option<(Date, Date)>,
        /// The article on term and termination.
        term: Option<Wording>,
    },
    /// Whether the other side wants to go on.
    Asks {
        /// The last day of the term that runs.
        ends: Date,
        /// Until when to talk.
        last: Date,
    },
}

impl RenewalTold {
    pub(super) const fn title(&self, text: Text) -> &'static str {
        match self {
            Self::Renews { .. } => text.notice_title_renew(),
            Self::Ends { .. } => text.notice_title_decline(),
            Self::Reminds { .. } => text.notice_title_remind(),
            Self::Asks { .. } => text.notice_title_talk(),
        }
    }

    pub(super) const fn answer(&self) -> Answer {
        match self {
            Self::Renews { .. } => Answer::Consent,
            Self::Ends { .. } | Self::Reminds { .. } | Self::Asks { .. } => Answer::Receipt,
        }
    }

    pub(super) fn body(&self, sheet: &NoticeSheet) -> Vec<Paragraph> {
        match self {
            Self::Renews { ends, next } => vec![
                sheet.paragraph(|text| match next {
                    Some((from, to)) => text.notice_renew_body(&text.date(*ends), &text.date(*from), &text.date(*to)),
                    None => text.notice_renew_open(&text.date(*ends)),
                }),
                sheet.paragraph(|text| text.notice_renew_ask().to_owned()),
            ],
            Self::Ends { ends, last, term, settle } => {
                let mut body = vec![sheet.paragraph(|text| text.notice_decline_body(&text.date(*ends)))];
                if let Some(last) = last {
                    body.push(
                        sheet.paragraph(|text| {
                            text.notice_decline_last(&term_of(text, term.as_ref()), &text.date(*last))
                        }),
                    );
                }
                body.extend(settle.body(sheet));
                body
            }
            Self::Reminds { ends, last, next, term } => {
                let mut body = vec![sheet.paragraph(|text| {
                    text.notice_remind_body(&term_of(text, term.as_ref()), &text.date(*ends), &text.date(*last))
                })];
                if let Some((from, to)) = next {
                    body.push(sheet.paragraph(|text| text.notice_remind_next(&text.date(*from), &text.date(*to))));
                }
                body
            }
            Self::Asks { ends, last } => {
                vec![sheet.paragraph(|text| text.notice_talk_body(&text.date(*ends), &text.date(*last)))]
            }
        }
    }
}
