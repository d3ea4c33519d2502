//! What a proposal looks like beside the draft: the terms and the text before and after, with the weight of it.

use leptos::prelude::Get;

use super::super::check::findings;
use super::super::parties::parties_of;
use super::super::versions::{TermRow, rows};
use crate::domain::checker::finding::Finding;
use crate::domain::checker::rule::Severity;
use crate::domain::contract::Contract;
use crate::domain::contract::party::{ChineseScript, ContractLanguage};
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::negotiation::{Proposal, TermChange};
use crate::export::comparison::{ComparedLine, Fate, LineFate, compare};
use crate::export::paper::{Paper, compose};
use crate::i18n::Locale;
use crate::state::{App, moved_terms, with_terms};

/// A proposal as it is read.
#[derive(Clone, PartialEq)]
pub(super) struct Seen {
    /// The terms, before and after.
    pub(super) rows: Vec<TermRow>,
    /// The lines of the text that differ, with their marks.
    pub(super) lines: Vec<ComparedLine>,
    /// In which language.
    pub(super) language: Locale,
    /// In which characters, where that is Chinese.
    pub(super) script: ChineseScript,
    /// What the draft has changed of these terms since they were proposed: as they were then, and as they are.
    pub(super) moved: Vec<TermRow>,
}

/// What accepting would do.
#[derive(Clone, PartialEq)]
pub(super) struct Effect {
    pub(super) amounts: (Money, Money),
    pub(super) last_days: (Option<Date>, Option<Date>),
    /// Errors and warnings before, and after.
    pub(super) counts: [(usize, usize); 2],
    /// Findings that it would bring, and that it would take away.
    pub(super) new: Vec<Finding>,
    pub(super) gone: Vec<Finding>,
}

/// The other way round.
fn undone(changes: &[TermChange]) -> Vec<TermChange> {
    let back = |it: &TermChange| TermChange { path: it.path.clone(), from: it.to.clone(), to: it.from.clone() };
    changes.iter().map(back).collect()
}

/// Draft and draft with the proposal; of one that was dealt with, as it was beside its own terms. Nothing where it does not fit.
fn pair(draft: &Contract, proposal: &Proposal, is_open: bool) -> Option<(Contract, Contract)> {
    let before = if is_open { draft.clone() } else { with_terms(draft, &undone(&proposal.changes)).ok()? };
    let after = with_terms(&before, &proposal.changes).ok()?;
    Some((before, after))
}

fn language_of(app: App, contract: &Contract) -> (Locale, ContractLanguage) {
    let locale = match contract.language {
        ContractLanguage::Zh => Locale::Zh,
        ContractLanguage::En => Locale::En,
        ContractLanguage::Both { .. } => app.locale.get(),
    };
    (
        locale,
        match locale {
            Locale::Zh => ContractLanguage::Zh,
            Locale::En => ContractLanguage::En,
        },
    )
}

fn paper(app: App, contract: &Contract, language: ContractLanguage) -> Paper {
    let (own, customer) = parties_of(app, contract);
    compose(contract, &own, &customer, language)
}

/// What makes `after` of `before`, as it is read.
pub(super) fn between(app: App, before: &Contract, after: &Contract) -> Seen {
    let (language, printed) = language_of(app, before);
    let compared = compare(&paper(app, before, printed), &paper(app, after, printed), language);
    let rows = rows(app, &compared, before, after);
    let parts = compared.parts.iter().filter(|part| part.fate != Fate::Same);
    let lines = parts.flat_map(|part| &part.lines).filter(|line| line.fate != LineFate::Same).cloned().collect();
    Seen { rows, lines, language, script: compared.script, moved: Vec::new() }
}

/// The terms that the draft has changed since they were proposed: as they were then, and as they are.
fn moved_since(app: App, draft: &Contract, changes: &[TermChange]) -> Vec<TermRow> {
    let moved = moved_terms(draft, changes);
    let moved = changes.iter().filter(|it| moved.contains(&it.path.as_str()));
    let then = moved.map(|it| TermChange { path: it.path.clone(), from: None, to: it.from.clone() });
    let then = with_terms(draft, &then.collect::<Vec<_>>());
    then.map(|then| between(app, &then, draft).rows).unwrap_or_default()
}

/// A proposal beside the draft; nothing where its terms have no place in it.
pub(super) fn seen(app: App, draft: &Contract, proposal: &Proposal, is_open: bool) -> Option<Seen> {
    let (before, after) = pair(draft, proposal, is_open)?;
    let moved = if is_open { moved_since(app, draft, &proposal.changes) } else { Vec::new() };
    Some(Seen { moved, ..between(app, &before, &after) })
}

/// What accepting a proposal would do to the draft.
pub(super) fn effect(app: App, draft: &Contract, proposal: &Proposal) -> Option<Effect> {
    let after = with_terms(draft, &proposal.changes).ok()?;
    let found = |contract: &Contract| findings(app, contract, &paper(app, contract, contract.language));
    let (before_found, after_found) = (found(draft), found(&after));
    let count = |all: &[Finding], severity| all.iter().filter(|it| it.severity() == severity).count();
    let counts = [Severity::Error, Severity::Warning]
        .map(|severity| (count(&before_found, severity), count(&after_found, severity)));
    let heavy = |all: &[Finding], other: &[Finding]| -> Vec<Finding> {
        let known = |it: &&Finding| other.iter().any(|known| known.rule == it.rule && known.place == it.place);
        let all = all.iter().filter(|it| it.severity() != Severity::Advice);
        all.filter(|it| !known(it)).cloned().collect()
    };
    let last_day = |contract: &Contract| contract.computed().term.length.last_day().ok().flatten();
    Some(Effect {
        amounts: (draft.draft_total(), after.draft_total()),
        last_days: (last_day(draft), last_day(&after)),
        counts,
        new: heavy(&after_found, &before_found),
        gone: heavy(&before_found, &after_found),
    })
}
