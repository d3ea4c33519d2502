//! What the checker says of the contract on this page: found anew after every keystroke, as soon as the paper is drawn, heaviest
//! first.

mod beside;
mod reasons;

use std::collections::BTreeMap;
use std::time::Duration;

use leptos::prelude::*;

use self::beside::{FallbacksThere, Outside};
use self::reasons::{AllReasons, Reason};
use super::balance::BalanceTable;
use super::editor::Editor;
use super::local_days::LocalDays;
use super::marks::SeeOnPaper;
use super::paper::lead_to;
use super::parties::{paper_of, parties_of};
use super::terms::part_of;
use crate::domain::checker::facts::{Facts, SignedText};
use crate::domain::checker::finding::Finding;
use crate::domain::checker::pack;
use crate::domain::checker::performance::performing;
use crate::domain::checker::performed::Performed;
use crate::domain::checker::rule::{Certainty, RuleId, Severity};
use crate::domain::checker::{Subject, check};
use crate::domain::contract::named::NamedParties;
use crate::domain::contract::{Contract, field};
use crate::domain::id::{AmendmentId, ContractId};
use crate::domain::lifecycle::dispute::deadline::StatutoryTimes;
use crate::domain::problem::Place;
use crate::export::paper::{self, Paper, Seat, Seats};
use crate::i18n::Text;
use crate::state::{App, digest_of};
use crate::ui::route::{AmendmentTab, ContractTab, Route, SettingsPart};
use crate::ui::router::{Router, use_router};
use crate::ui::widgets::status::{Meaning, strong_status};

/// How many findings stand above terms and paper; the rest are one click away.
const SHOWN_ABOVE: usize = 3;

/// The paper of the draft as it is typed, and what the checker finds in both.
#[derive(Clone, Copy)]
pub(super) struct Checked {
    pub(super) editor: Editor,
    /// Composed once a keystroke, for the page and for the checker.
    pub(super) paper: Memo<Paper>,
    /// As the terms were when the page last came to rest: a frame behind whoever types. A step that counts on them asks anew ([`bars`]).
    pub(super) found: Memo<Vec<Finding>>,
    /// Where on that paper each term is spoken of, at the same moment; read off when a page asks for it.
    pub(super) seats: Memo<Seats>,
    /// The place on the paper from which the way to a term began, until somebody goes back.
    pub(super) came: RwSignal<Option<Seat>>,
    /// Reasons that are being typed, by the code of their rule: the rows come and go with every change of the findings.
    typed: RwSignal<BTreeMap<&'static str, String>>,
}

impl Checked {
    pub(super) fn start(editor: Editor) -> Self {
        let paper = Memo::new(move |_| editor.record.with(|contract| paper_of(editor.app, contract)));
        let rests = after_drawing(move || {
            editor.record.track();
            paper.track();
        });
        let found = Memo::new(move |_| {
            rests.track();
            editor.record.with_untracked(|contract| paper.with_untracked(|paper| findings(editor.app, contract, paper)))
        });
        let seats = Memo::new(move |_| {
            rests.track();
            paper.with_untracked(Seats::of)
        });
        Self { editor, paper, found, seats, came: RwSignal::new(None), typed: RwSignal::new(BTreeMap::new()) }
    }

    fn count(self, severity: Severity) -> usize {
        self.found.with(|found| found.iter().filter(|finding| finding.severity() == severity).count())
    }

    /// How many of each weight there are, in words.
    pub(super) fn counts(self) -> String {
        let [errors, warnings, advice] = Severity::ALL.map(|severity| self.count(severity));
        self.editor.app.text().check_counts(errors, warnings, advice)
    }

    /// The heaviest error or warning of a part of the terms.
    pub(super) fn of_part(self, part: &str) -> Option<Severity> {
        self.found.with(|found| {
            let own = found.iter().filter(|finding| part_of(finding.place) == part).map(Finding::severity);
            own.min().filter(|severity| *severity != Severity::Advice)
        })
    }

    /// The heaviest meaning among the findings.
    pub(super) fn meaning(self) -> Meaning {
        if self.count(Severity::Error) > 0 {
            Meaning::Danger
        } else if self.count(Severity::Warning) > 0 {
            Meaning::Warn
        } else {
            Meaning::Good
        }
    }
}

/// Tells once what was drawn is on the screen, after what `watched` follows has changed: what a person types is not kept waiting for
/// what is said of it. However many changes a frame sees, it tells once.
fn after_drawing(watched: impl Fn() + 'static) -> RwSignal<()> {
    let rests = RwSignal::new(());
    let waits = StoredValue::new(false);
    // an edge: the frame of the browser. It tells the first time as well: something may have changed before it watched
    Effect::new(move || {
        watched();
        if waits.try_get_value() != Some(false) {
            return;
        }
        waits.set_value(true);
        request_animation_frame(move || {
            // the page may have been left meanwhile
            set_timeout(
                move || {
                    let _left = (waits.try_set_value(false), rests.try_set(()));
                },
                Duration::ZERO,
            );
        });
    });
    rests
}

/// Everything the rules find in a contract as it stands, and in its paper.
pub(super) fn findings(app: App, contract: &Contract, paper: &Paper) -> Vec<Finding> {
    let (own, customer) = parties_of(app, contract);
    let mut facts = Facts::of(contract, app.as_of()).with_settings(contract, &app.book_settings());
    if let Some(standing) = app.contract_today(contract.id)
        && let Some(version) = standing.life.stage.locked()
    {
        let named = standing.life.stage.parties().cloned();
        let named = named.unwrap_or_else(|| NamedParties::in_text(contract, &own, &customer));
        let same = digest_of(contract, &named) == Some(version.sha256);
        facts.text = if same { SignedText::Unchanged } else { SignedText::Changed };
    }
    let mut found = check(&Subject { contract, own: &own, customer: &customer, facts: &facts });
    found.extend(paper::check(paper, pack::of(contract)));
    found.extend(performing_of(app, contract));
    found.sort_by_key(|finding| (finding.severity(), finding.rule));
    found
}

/// What the rules of performance find (`contract-rules.md` 2.9), as of the date looked at.
fn performing_of(app: App, contract: &Contract) -> Vec<Finding> {
    let binding = app.contract_standing(contract.id).filter(|progress| progress.is_binding());
    let Some(progress) = binding else { return Vec::new() };
    let (calendar, known) = (app.work_calendar(), app.known_of(contract.id, &progress));
    performing(&Performed {
        interruptions: &known.interruptions,
        evaluations: &known.evaluations,
        complaints: &known.complaints,
        transfers: &known.transfers,
        returned: &known.returned,
        grounds_known: &known.grounds_known,
        force_majeure: &known.force_majeure,
        ..Performed::new(contract, &progress, &calendar, StatutoryTimes::of(contract), app.as_of())
    })
}

/// What keeps a contract from being submitted as it stands: errors, and warnings that nobody gave a reason for
/// (`contract-rules.md` 2.1).
#[derive(Default)]
pub(super) struct Bars {
    errors: Vec<RuleId>,
    warnings: Vec<RuleId>,
}

impl Bars {
    /// The rules, by their codes.
    pub(super) fn rules(&self) -> Vec<String> {
        self.errors.iter().chain(&self.warnings).map(|rule| rule.code().to_owned()).collect()
    }

    /// In words: what comes first.
    pub(super) fn words(&self, text: Text) -> String {
        if self.errors.is_empty() {
            text.check_bars_warnings(self.warnings.len())
        } else {
            text.check_bars_errors(self.errors.len())
        }
    }
}

/// What bars a contract.
pub(super) fn bars(app: App, contract: &Contract) -> Bars {
    let found = untrack(|| findings(app, contract, &paper_of(app, contract)));
    let errors = found.iter().filter(|finding| finding.severity() == Severity::Error).map(|it| it.rule).collect();
    let warnings = found.iter().filter(|finding| is_open(contract, finding)).map(|it| it.rule).collect();
    Bars { errors, warnings }
}

/// How many risks the text carries that the checker warns of, accepted or not.
pub(super) fn open_risks(app: App, contract: &Contract) -> u32 {
    let found = findings(app, contract, &paper_of(app, contract));
    let risks = found.iter().filter(|it| it.severity() != Severity::Advice && !is_of_performance(it)).count();
    u32::try_from(risks).unwrap_or(u32::MAX)
}

/// Whether a finding speaks of the contract's performance: nothing that a reason given before signing could accept.
const fn is_of_performance(finding: &Finding) -> bool {
    matches!(finding.rule, RuleId::Exe(_))
}

/// Whether a warning still waits for a reason.
fn is_open(contract: &Contract, finding: &Finding) -> bool {
    if is_of_performance(finding) {
        return false;
    }
    let accepted = contract.acknowledged.get(finding.rule.code());
    finding.severity() == Severity::Warning && accepted.is_none_or(|reason| reason.trim().is_empty())
}

pub(super) const fn look(severity: Severity) -> (Meaning, &'static str) {
    match severity {
        Severity::Error => (Meaning::Danger, "octagon-alert"),
        Severity::Warning => (Meaning::Warn, "triangle-alert"),
        Severity::Advice => (Meaning::Plain, "info"),
    }
}

/// The heaviest findings, above terms and paper.
#[component]
pub(super) fn CheckAbove(checked: Checked, id: ContractId) -> impl IntoView {
    let app = checked.editor.app;
    let rows = move || {
        let text = app.text();
        let found = checked.found.get();
        let heavy = found.iter().filter(|finding| finding.severity() != Severity::Advice);
        heavy.take(SHOWN_ABOVE).map(|finding| row(checked, id, finding, text, false)).collect_view()
    };
    view! {
        <Show when=move || checked.found.with(|found| found.iter().any(|finding| finding.severity() != Severity::Advice))>
            <section class="findings" id="findings" aria-label=move || app.text().check_results()>
                <ul>{rows}</ul>
            </section>
        </Show>
    }
}

/// One finding: its weight, the way to its term, what it says, and what would mend it.
fn row(checked: Checked, id: ContractId, finding: &Finding, text: Text, whole: bool) -> AnyView {
    let editor = checked.editor;
    let router = use_router();
    let rule = finding.rule.rule();
    let (meaning, mark) = look(rule.severity);
    let place = finding.place;
    let grounds = text.grounds(rule.grounds);
    let certainty = match rule.certainty {
        Certainty::AskLawyer => format!("L · {}", text.check_ask_lawyer()),
        Certainty::Sure | Certainty::MostlySure => {
            format!("{} · {}", rule.certainty.mark(), text.rule_certainty(rule.certainty))
        }
    };
    let why = if whole {
        let law_as_at = finding.law_as_at.date().map(|date| text.date(date)).unwrap_or_default();
        format!("{grounds} · {certainty} · {}", text.check_law_as_at(&law_as_at))
    } else {
        grounds
    };
    let mend = finding.fix.clone().map(|fix| {
        let words = text.checker_fix(&fix);
        let press = move |_| {
            editor.change(|contract| fix.apply(contract));
            editor.flush();
        };
        view! {
            <button class="button" type="button" data-mend=rule.code disabled=move || editor.locked.get() on:click=press>
                {words}
            </button>
        }
    });
    let go = move |_| {
        if whole {
            open_terms(editor, router, id, place);
        }
        to_term(editor, router, place);
    };
    // where the paper stands beside, the finding leads there as well
    let see = (!whole).then(|| view! { <SeeOnPaper checked place code=rule.code /> });
    view! {
        <li class="findings__item" data-rule=rule.code>
            {strong_status(meaning, mark, text.severity_one(rule.severity))}
            <button class="findings__art soft" type="button" data-kind="word" title=text.check_to_term(rule.code) aria-label=text.check_to_term(rule.code) on:click=go>
                {rule.code}
            </button>
            <span class="findings__text">{text.finding(finding)} " " <span class="findings__why">{why}</span></span>
            <span class="findings__fix">{see}{mend}</span>
        </li>
    }
    .into_any()
}

/// Opens the page that holds the box of a term.
fn open_terms(editor: Editor, router: Router, id: ContractId, place: Place) {
    if !leads_to_box(place) {
        return;
    }
    let written = editor.record.with_untracked(|it| it.id);
    // the terms of an amendment go by its own id
    router.go(&if written == id {
        Route::Contract(id, ContractTab::Paper)
    } else {
        Route::Amendment(id, AmendmentId(written.0), AmendmentTab::Terms)
    });
}

/// Whether a finding leads into the terms, and not to a record beside the contract.
fn leads_to_box(place: Place) -> bool {
    place.field != field::CUSTOMER && place.field != field::OWN_ENTITY
}

/// Leads to the term that a finding speaks of, or to the record that it comes from.
pub(super) fn to_term(editor: Editor, router: Router, place: Place) {
    match place.field {
        field::CUSTOMER => {
            let customer = editor.record.with_untracked(|it| it.customer);
            router.go(&Route::customer(editor.app.peek_survivor(customer)));
        }
        field::OWN_ENTITY => router.go(&Route::Settings(SettingsPart::Company)),
        _ => lead_soon(place),
    }
}

/// Leads to the term once the page that holds its box is drawn; to the part of the terms it belongs to where it has none.
pub(in crate::ui) fn lead_soon(place: Place) {
    request_animation_frame(move || {
        request_animation_frame(move || {
            if !lead_to(place)
                && let Some(part) = document().get_element_by_id(part_of(place))
            {
                part.scroll_into_view();
            }
        });
    });
}

/// All findings by their weight, with grounds, reasons and the disclaimer.
#[component]
pub(super) fn CheckReport(checked: Checked, id: ContractId) -> impl IntoView {
    let app = checked.editor.app;
    let groups = Severity::ALL
        .into_iter()
        .map(|severity| {
            let some = Memo::new(move |_| checked.count(severity));
            let rows = move || {
                let text = app.text();
                let found = checked.found.get();
                let mut own = found.iter().filter(|finding| finding.severity() == severity).peekable();
                let mut rows = Vec::new();
                while let Some(finding) = own.next() {
                    rows.push(row(checked, id, finding, text, true));
                    // what one rule finds is accepted together, for one reason
                    let is_last = own.peek().is_none_or(|next| next.rule != finding.rule);
                    if severity == Severity::Warning && is_last && !is_of_performance(finding) {
                        rows.push(view! { <Reason checked code=finding.rule.code() /> }.into_any());
                    }
                }
                rows.collect_view()
            };
            view! {
                <Show when=move || { some.get() > 0 }>
                    <section class="section" data-severity=severity_name(severity)>
                        <div class="section__head"><h2>{move || app.text().severity(severity)}" "<span class="soft">{move || some.get()}</span></h2></div>
                        <ul class="findings findings--whole">{rows}</ul>
                    </section>
                </Show>
            }
        })
        .collect_view();
    let law_as_at = move || {
        let looked_at = checked.editor.record.with(|contract| pack::of(contract).looked_at);
        looked_at.date().map(|date| app.text().date(date)).unwrap_or_default()
    };
    view! {
        <div class="page" id="check">
            <p class="soft" id="check-counts">{move || checked.counts()}</p>
            <Show when=move || checked.found.with(Vec::is_empty)>
                <p class="faint">{move || app.text().check_none()}</p>
            </Show>
            <AllReasons checked />
            {groups}
            <Outside checked id />
            <FallbacksThere checked id />
            <BalanceTable editor=checked.editor />
            <LocalDays editor=checked.editor id="check-working-days" />
            <p class="soft small" id="check-disclaimer">{move || app.text().check_disclaimer(&law_as_at())}</p>
        </div>
    }
}

const fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}
