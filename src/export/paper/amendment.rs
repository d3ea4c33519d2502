//! The document of an amendment (补充协议): what of the contract it changes, clause by clause, and that the rest stays.
//!
//! It is made of the two papers of the contract, by the terms in force and by those the amendment leads to. A clause of which a
//! sentence or two change is quoted before and after; one that changes more is given in full. Numbers are those of the contract
//! as it was signed; what an earlier amendment added goes by its heading, since nobody prints the terms with the amendments in.

mod clause;
mod same;
mod script;
mod sealing;

use self::same::same;
use super::Paper;
use super::annex::{self, Annex};
use super::draft::Draft;
use super::figure::{Pair, chinese_number};
use super::further;
use super::insert::{self, Insert};
use super::opening::{self, Fact};
use super::outline::Outline;
use super::span::{Article, Block, Columns, Paragraph, Span};
use super::traditional;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Begins;
use crate::domain::contract::annex::AnnexId;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::field;
use crate::domain::contract::party::ContractLanguage;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::own_entity::OwnEntity;
use crate::domain::problem::Place;

/// What the document is made of.
#[derive(Debug, Clone, Copy)]
pub struct Amending<'a> {
    /// Its number.
    pub number: &'a str,
    /// Its date.
    pub on: Date,
    /// From when it binds.
    pub begins: Begins,
    /// The numbers of the amendments in force before it, in their order.
    pub earlier: &'a [String],
    /// The contract as it was signed: its numbers are the ones that stand on paper.
    pub signed: &'a Contract,
    /// The terms in force.
    pub basis: &'a Contract,
    /// The terms it leads to.
    pub terms: &'a Contract,
}

/// The document of an amendment between `own` and `customer`, in the languages asked for (normally those of the contract).
pub fn compose_amendment(
    amending: &Amending<'_>,
    own: &OwnEntity,
    customer: &Customer,
    language: ContractLanguage,
) -> Paper {
    let signed = Outline::of(amending.signed, own, customer, language);
    let old = Outline::of(amending.basis, own, customer, language).in_effect_like(signed.signed_as);
    let new = Outline::of(amending.terms, own, customer, language).in_effect_like(signed.signed_as);
    let writer = Writer { signed: &signed, old: &old, new: &new };
    let annexes = writer.annexes();
    let articles = writer.articles(amending, &annexes);
    let mut paper = Paper {
        language,
        script: amending.terms.general.script,
        number: writer.fact("协议编号", "Agreement no.", insert::name(field::NUMBER, amending.number)),
        title: writer.line("补充协议", "Supplementary Agreement", &[]),
        facts: vec![
            writer.fact("原合同编号", "Contract no.", insert::name(field::NUMBER, &amending.basis.number)),
            writer.fact("签订日期", "Date", insert::date(field::DRAFTED_ON, amending.on)),
            writer.fact("签订地点", "Place", insert::wording(field::SIGN_PLACE, &amending.terms.sign_place)),
        ],
        parties: opening::parties(&old),
        opening: writer.opening(amending),
        articles,
        end_of_text: writer.line("（以下无正文，为签署页）", "(Signature page: no further text)", &[]),
        signatures: opening::signatures(&new),
        annexes: annexes.into_iter().filter_map(|change| change.now).collect(),
    };
    traditional::turn(&mut paper, &[&signed, &old, &new]);
    paper
}

/// What becomes of an annex: as it was, and as it is.
struct AnnexChange {
    was: Option<Annex>,
    now: Option<Annex>,
}

/// What becomes of a clause.
struct Change {
    clause: ClauseId,
    heading: Columns,
    /// What is said of it.
    lines: Vec<Columns>,
    /// Its new text, where it is given in full.
    given: Vec<Block>,
}

impl Change {
    const fn said(clause: ClauseId, heading: Columns, lines: Vec<Columns>) -> Self {
        Self { clause, heading, lines, given: Vec::new() }
    }
}

struct Writer<'a> {
    signed: &'a Outline<'a>,
    old: &'a Outline<'a>,
    new: &'a Outline<'a>,
}

impl Writer<'_> {
    fn line(&self, zh: &'static str, en: &'static str, inserts: &[Insert]) -> Columns {
        Draft::line(self.old, zh, en, inserts)
    }

    fn fact(&self, zh: &'static str, en: &'static str, value: Insert) -> Fact {
        Fact { label: self.line(zh, en, &[]), value: self.line("{0}", "{0}", &[value]) }
    }

    /// A clause as the papers name it: by its number in the contract as it was signed, or by its heading.
    fn clause(&self, clause: ClauseId) -> Insert {
        if self.signed.clause_number(clause).is_some() {
            return self.signed.clause(clause);
        }
        Insert::Words(self.added(clause))
    }

    /// The heading of a clause as the newest paper that has it gives it.
    fn heading(&self, clause: ClauseId) -> Pair {
        let paper = if self.new.clause_number(clause).is_some() { self.new } else { self.old };
        paper.heading(clause)
    }

    /// A clause that an amendment adds, in both languages.
    fn added(&self, clause: ClauseId) -> Pair {
        let (zh, en) = self.heading(clause);
        (format!("补充协议增加的“{zh}”条款"), format!("Article “{en}” (added by amendment)"))
    }

    /// An annex, in the same way.
    fn annex(&self, annex: AnnexId) -> Insert {
        if self.signed.annex_number(annex).is_some() {
            return self.signed.annex(annex);
        }
        let (zh, en) = annex.title();
        Insert::Words((format!("补充协议增加的附件《{zh}》"), format!("Annex “{en}” (added by amendment)")))
    }

    fn opening(&self, amending: &Amending<'_>) -> Vec<Paragraph> {
        let signed = amending.signed;
        let mut text = self.line(
            "双方于{0}签订《{1}》（合同编号：{2}，以下称“原合同”）",
            "On {0} the parties entered into “{1}” (contract no. {2}, the “Contract”)",
            &[
                insert::date(field::DRAFTED_ON, signed.drafted_on),
                insert::wording(field::TITLE, &signed.title),
                insert::name(field::NUMBER, &signed.number),
            ],
        );
        if !amending.earlier.is_empty() {
            // numbers are kept as they are, whatever the script
            let place = Place::of(field::NUMBER);
            let numbers = Insert::Typed { place, text: (amending.earlier.join("、"), amending.earlier.join(", ")) };
            append(
                &mut text,
                self.line(
                    "，并签订补充协议（编号：{0}）",
                    ", as amended by supplementary agreement no. {0}",
                    &[numbers],
                ),
            );
        }
        append(
            &mut text,
            self.line(
                "。双方经平等协商，自愿对原合同作如下变更。",
                ". The parties have negotiated as equals and of their own will change the Contract as follows.",
                &[],
            ),
        );
        vec![Paragraph { no: String::new(), text }]
    }

    /// What changes, in the order of the contract; then from when, and what stays.
    fn articles(&self, amending: &Amending<'_>, annexes: &[AnnexChange]) -> Vec<Article> {
        let mut parts: Vec<Change> = Vec::new();
        if let Some(lines) = self.head_changes() {
            let heading = self.line("变更原合同首部", "Change of the heading of the Contract", &[]);
            parts.push(Change::said(ClauseId::Definitions, heading, lines));
        }
        for clause in self.all_clauses() {
            parts.extend(self.clause_change(clause));
        }
        let lines: Vec<Columns> = annexes.iter().filter_map(|change| self.annex_line(change)).collect();
        if !lines.is_empty() {
            let heading = self.line("变更原合同附件", "Change of the annexes of the Contract", &[]);
            parts.push(Change::said(ClauseId::EntireAgreement, heading, lines));
        }
        let seals = sealing::changes(self.old, self.new);
        if !seals.is_empty() {
            let heading = self.line("变更签署方式", "Change of how a party signs", &[]);
            parts.push(Change::said(ClauseId::Counterparts, heading, seals));
        }
        if let Some(line) = script::change(self.old, self.new) {
            let heading = self.line("变更中文用字", "Change of the Chinese characters", &[]);
            parts.push(Change::said(ClauseId::Counterparts, heading, vec![line]));
        }
        let effect = self.effect(amending, &parts);
        parts.push(Change::said(ClauseId::Term, self.line("生效", "Effect", &[]), effect));
        parts.push(Change::said(ClauseId::Counterparts, self.line("其他", "Other terms", &[]), self.rest()));
        parts.into_iter().zip(1_u16..).map(|(change, no)| self.article(change, no)).collect()
    }

    /// Every clause that either paper prints, in the order of the new one; what went stands where it stood.
    fn all_clauses(&self) -> Vec<ClauseId> {
        let mut all: Vec<ClauseId> = self.new.clauses().iter().map(|(clause, _)| *clause).collect();
        let mut at = 0_usize;
        for (clause, _) in self.old.clauses() {
            let place = all.iter().position(|it| it == clause).unwrap_or_else(|| {
                all.insert(at, *clause);
                at
            });
            at = place + 1;
        }
        all
    }

    fn article(&self, change: Change, no: u16) -> Article {
        let Change { clause, heading: title, lines, given } = change;
        let mut heading = Columns::default();
        if self.old.zh {
            heading.zh.push(Span::Plain(format!("第{}条　", chinese_number(usize::from(no))).into()));
        }
        if self.old.en {
            heading.en.push(Span::Plain(format!("Article {no}　").into()));
        }
        append(&mut heading, title);
        let several = lines.len() > 1;
        let paragraphs = lines.into_iter().zip(1_u16..).map(|(text, place)| {
            let no = if several { format!("{no}.{place}") } else { String::new() };
            Block::Paragraph(Paragraph { no, text })
        });
        Article { clause, no, heading, blocks: paragraphs.chain(given).collect() }
    }

    /// The title and the place of signing stand in no article.
    fn head_changes(&self) -> Option<Vec<Columns>> {
        let (old, new) = (self.old.contract, self.new.contract);
        let turn = |field, was, now| [insert::wording(field, was), insert::wording(field, now)];
        let mut lines = Vec::new();
        if old.title != new.title {
            lines.push(self.line(
                "合同名称由《{0}》变更为《{1}》。",
                "The title is changed from “{0}” to “{1}”.",
                &turn(field::TITLE, &old.title, &new.title),
            ));
        }
        if old.sign_place != new.sign_place {
            lines.push(self.line(
                "签订地点由“{0}”变更为“{1}”。",
                "The place of signing is changed from “{0}” to “{1}”.",
                &turn(field::SIGN_PLACE, &old.sign_place, &new.sign_place),
            ));
        }
        if old.signing.recital != new.signing.recital {
            lines.push(if new.signing.recital.is_blank() {
                self.line(
                    "原合同首部关于缔约目的的表述不再适用。",
                    "What the heading of the Contract says of its purpose no longer applies.",
                    &[],
                )
            } else {
                self.line(
                    "原合同首部关于缔约目的的表述变更为：{0}。",
                    "What the heading of the Contract says of its purpose is replaced by: {0}.",
                    &[insert::wording(field::SIGNING_RECITAL, &new.signing.recital)],
                )
            });
        }
        if !old.signing.is_joined_like(&new.signing) {
            lines.extend(further::replaced(self.new));
        }
        (!lines.is_empty()).then_some(lines)
    }

    fn annexes(&self) -> Vec<AnnexChange> {
        let (old, new) = (annex::all(self.old), annex::all(self.new));
        let find = |all: &[Annex], id| all.iter().find(|it| it.id == id).cloned();
        AnnexId::ALL
            .iter()
            .map(|id| AnnexChange { was: find(&old, *id), now: find(&new, *id) })
            .filter(|change| match (&change.was, &change.now) {
                (Some(was), Some(now)) => !same(&was.blocks, &now.blocks),
                (None, None) => false,
                (Some(_), None) | (None, Some(_)) => true,
            })
            .collect()
    }

    fn annex_line(&self, change: &AnnexChange) -> Option<Columns> {
        let was = change.was.as_ref().map(|it| self.annex(it.id));
        let now = change.now.as_ref().map(|it| self.new.annex(it.id));
        Some(match (was, now) {
            (Some(was), Some(_)) => self.line(
                "原合同{0}全文变更为本协议所附的同名附件。",
                "{0} of the Contract is replaced by the annex of that name to this agreement.",
                &[was],
            ),
            (None, Some(now)) => self.line(
                "原合同增加本协议所附的{0}。",
                "{0}, attached to this agreement, is added to the Contract.",
                &[now],
            ),
            (Some(was), None) => self.line("原合同{0}不再适用。", "{0} of the Contract no longer applies.", &[was]),
            (None, None) => return None,
        })
    }

    fn effect(&self, amending: &Amending<'_>, parts: &[Change]) -> Vec<Columns> {
        let has = |clause| parts.iter().any(|it| it.clause == clause);
        let sealed = self.new.contract.signing.all_seal();
        let by_both = |signed: (&str, &str)| Insert::Words((signed.0.to_owned(), signed.1.to_owned()));
        let mut lines = vec![match amending.begins {
            Begins::OnSigning => self.line(
                "本协议自双方{0}之日起生效。",
                "This agreement takes effect on the day on which both parties have {0} it.",
                &[by_both(if sealed { ("签字盖章", "signed and sealed") } else { ("签署", "signed") })],
            ),
            Begins::On(day) => self.line(
                "本协议经双方{1}，自{0}起生效；此前的期间仍适用变更前的约定。",
                "{1} by both parties, this agreement takes effect on {0}; the time before that day stays under the terms before \
                 the change.",
                &[
                    insert::date(field::TERM_EFFECTIVE, day),
                    by_both(if sealed { ("签字盖章", "Signed and sealed") } else { ("签署", "Signed") }),
                ],
            ),
        }];
        if has(ClauseId::Payment) || has(ClauseId::Price) {
            lines.push(self.line(
                "变更前已付清或者部分支付的各期款项，其金额和付款期限不变。",
                "Instalments that were paid in full or in part before the change keep their amount and their due day.",
                &[],
            ));
        }
        if has(ClauseId::LatePayment) {
            lines.push(self.line(
                "生效前各日的逾期付款违约金，按变更前的约定计算。",
                "Late fees for the days before the effective day are reckoned by the terms before the change.",
                &[],
            ));
        }
        lines
    }

    fn rest(&self) -> Vec<Columns> {
        let copies = |n| insert::count_words(field::GENERAL_COPIES, usize::from(n));
        let contract: &Contract = self.new.contract;
        let general = &contract.general;
        let originals = if contract.signing.further.is_empty() {
            self.line(
                "本协议一式{0}份，双方各执{1}份，具有同等法律效力。",
                "This agreement is made in {0} copies, {1} for each party, all of equal effect.",
                &[copies(general.copies), copies(general.copies_each())],
            )
        } else {
            self.line(
                "本协议一式{0}份，签署各方至少各执一份，具有同等法律效力。",
                "This agreement is made in {0} copies, at least one for each signatory, all of equal effect.",
                &[copies(general.copies)],
            )
        };
        vec![
            self.line(
                "除本协议明确变更的内容外，原合同的其他约定继续有效。",
                "Everything that this agreement does not expressly change stays in force.",
                &[],
            ),
            self.line(
                "本协议是原合同的组成部分；本协议与原合同不一致的，以本协议为准。",
                "This agreement is part of the Contract; where the two differ, this agreement prevails.",
                &[],
            ),
            originals,
        ]
    }
}

fn append(to: &mut Columns, more: Columns) {
    to.zh.extend(more.zh);
    to.en.extend(more.en);
}
