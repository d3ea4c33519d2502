//! What goes into the evidence bundle of a dispute, as far as the book holds it in memory.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use super::audited::cases;
use super::gather_files::{Shown, files_of, subjects};
use super::gather_leak::leaks;
use super::gather_materials::materials;
use super::gather_sharing::sharing;
use super::gather_signed::signed;
use super::gather_targets::targets;
use super::gather_tickets::tickets;
use super::matters::matter_words;
use crate::domain::account::Account;
use crate::domain::attachment::{Attachment, Proof, Subject};
use crate::domain::contract::Contract;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::version::ContractVersion;
use crate::domain::dispute::Dispute;
use crate::domain::dispute::concerned::concerned;
use crate::domain::dispute::delay::DelayCost;
use crate::domain::dispute::event::DisputeEvent;
use crate::domain::dispute::matter::Matter;
use crate::domain::id::{ContractId, LateFeeStatementId};
use crate::domain::late_fee_statement::LateFeeStatement;
use crate::domain::receipt::{ClaimPart, Receipt};
use crate::export::evidence::{csv, fee_table, invoice_table, statement_line_table, statement_table};
use crate::export::evidence_duties::{ToldDuty, duty_table, own_duty_table};
use crate::export::evidence_filed::filed_table;
use crate::export::evidence_files::own_file_table;
use crate::export::paper::{Paper, plain_article, plain_text};
use crate::i18n::{Text, format};
pub(super) use crate::state::OWN_STEPS;
use crate::state::{App, BundleBody, BundleEntry, DisputeFile, FILES, NOTES, OWN_SIDE, escaped};
use crate::ui::pages::contracts::{agreed_amendments, paper_of, paper_of_version};

/// Plain text as a page that prints.
pub(super) fn page(title: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html><head><meta charset=\"utf-8\"><title>{title}</title><style>body{{font:14px/1.7 \
         system-ui,sans-serif;max-width:800px;margin:32px auto;padding:0 16px;white-space:pre-wrap}}</style></head>\n\
         <body>{}</body></html>\n",
        escaped(body),
        title = escaped(title),
    )
}

/// Collects documents in the order of the index.
pub(super) struct Gathered {
    pub(super) text: Text,
    entries: Vec<BundleEntry>,
    /// The files among them.
    attached: Vec<Arc<Attachment>>,
}

impl Gathered {
    fn put(&mut self, folder: &str, name: String, group: &'static str, what: String, body: String) {
        let entry = BundleEntry {
            folder: folder.to_owned(),
            name,
            group: group.to_owned(),
            what,
            day: None,
            body: BundleBody::Text(body),
        };
        self.entries.push(entry);
    }

    pub(super) fn page(&mut self, folder: &str, name: &str, group: &'static str, what: String, body: &str) {
        let made = page(&what, body);
        self.put(folder, format!("{name}.html"), group, what, made);
    }

    pub(super) fn table(&mut self, folder: &str, name: &str, group: &'static str, what: &str, rows: &[Vec<String>]) {
        if rows.len() > 1 {
            self.put(folder, format!("{name}.csv"), group, what.to_owned(), csv(rows));
        }
    }

    pub(super) fn files(&mut self, app: App, subject: Subject) {
        self.files_in(app, FILES, self.text.bundle_group_files(), subject);
    }

    fn files_in(&mut self, app: App, folder: &str, group: &'static str, subject: Subject) {
        let named = app.named_files(subject);
        for it in files_of(app, subject) {
            let Attachment { name, content, added_on, .. } = (*it).clone();
            let body = BundleBody::Bytes { sha256: content.sha256, size: content.size };
            let proves = app.proof_words(self.text, &it, &named);
            self.entries.push(BundleEntry {
                folder: folder.to_owned(),
                what: proves.map_or_else(|| name.clone(), |words| format!("{name} · {words}")),
                name,
                group: group.to_owned(),
                day: Some(added_on),
                body,
            });
            self.attached.push(it);
        }
    }

    /// What we noted on the files, apart from them.
    fn file_notes(&mut self) {
        let text = self.text;
        let rows = own_file_table(text, self.attached.iter().map(AsRef::as_ref));
        let name = format!("files-{OWN_STEPS}");
        self.table(FILES, &name, text.bundle_group_files(), text.bundle_own_files(), &rows);
    }
}

/// Everything of a dispute that the book holds in memory. The reader runs again when a contract or a version was read.
pub(super) fn gather(app: App, file: &DisputeFile) -> Vec<BundleEntry> {
    let text = app.text();
    let mut all = Gathered { text, entries: Vec::new(), attached: Vec::new() };
    all.page("1-dispute", "course", text.bundle_group_dispute(), text.bundle_course().to_owned(), &course(app, file));
    if let Some(filed) = file.course.filed() {
        all.table("1-dispute", "filed", text.bundle_group_dispute(), text.evidence_filed(), &filed_table(text, filed));
    }
    let own = own_side(app, file);
    if !own.is_empty() {
        all.page("1-dispute", OWN_SIDE, text.bundle_group_dispute(), text.bundle_own_side().to_owned(), &own);
    }
    if let Some(contract) = file.dispute.contract {
        terms(app, &mut all, contract, &file.dispute);
        money(app, &mut all, contract);
        duties(app, &mut all, contract);
        materials(app, &mut all, contract);
    }
    targets(app, &mut all, file);
    let cases = cases(app, file);
    tickets(&mut all, &cases);
    leaks(app, &mut all, file);
    sharing(app, &mut all, file);
    notes(app, &mut all, file);
    for subject in subjects(app, file, &cases) {
        all.files(app, subject);
    }
    all.file_notes();
    all.entries
}

/// Writes a line. Writing to a text cannot fail.
pub(super) fn line(body: &mut String, label: &str, value: &str) {
    if !value.trim().is_empty() {
        let _written = writeln!(body, "{label}: {value}");
    }
}

/// Writes how the cost of a late delivery came about.
fn delayed(body: &mut String, text: Text, cost: Option<&DelayCost>) {
    if let Some(cost) = cost {
        let _written = writeln!(body, "  {}", text.dispute_delay(cost));
    }
}

fn course(app: App, file: &DisputeFile) -> String {
    let text = app.text();
    let it = &file.dispute;
    let mut body = format!("{} {}\n\n", it.number, it.title);
    line(&mut body, text.customer(), &app.customer_name(it.customer));
    line(&mut body, text.contract(), &it.contract.map(|id| app.contract_number(id)).unwrap_or_default());
    line(&mut body, text.disputes_subject(), text.dispute_subject(it.subject));
    line(&mut body, text.disputes_claimant(), text.dispute_side(it.claimant));
    line(&mut body, text.disputes_raised_on(), &text.date(it.raised_on));
    line(&mut body, text.disputes_known_on(), &text.date(it.known_on));
    for matter in it.matters() {
        let (label, words) = matter_words(app, text, it.contract, &matter);
        line(&mut body, label, &words);
    }
    line(&mut body, text.disputes_stage(), text.dispute_stage(&file.course.state.stage));
    line(&mut body, text.disputes_facts(), &it.facts);
    line(&mut body, text.disputes_demand(), &it.demand);
    let sums =
        |all: &[crate::domain::money::Money]| all.iter().map(|it| format::money(*it)).collect::<Vec<_>>().join(" + ");
    if let Some(frozen) = file.course.filed() {
        let _written = writeln!(body, "\n{}", text.disputes_filed_as_of(&text.date(frozen.as_of)));
        for it in &frozen.lines {
            line(&mut body, text.dispute_head(it.sort), &format!("{} {}", format::money(it.amount), it.note));
            delayed(&mut body, text, it.delay.as_ref());
        }
        line(&mut body, text.disputes_total(), &sums(&frozen.totals().unwrap_or_default()));
    } else if let Some(claim) = app.dispute_claim(it, app.as_of()) {
        let _written =
            writeln!(body, "\n{} ({} {})", text.disputes_claims(), text.disputes_claim_as_of(), text.date(claim.as_of));
        for one in &claim.lines {
            let amount = one.amount.map(format::money).unwrap_or_default();
            line(&mut body, text.dispute_head(one.head.sort), &format!("{amount} {}", one.head.note));
            delayed(&mut body, text, one.delay.as_ref());
            for part in &one.parts {
                let name = text.part_called(part.number, part.label.as_ref());
                let words = text.disputes_part_late(&name, part.days_late);
                line(&mut body, &format!("  {words}"), &format::money(part.amount));
            }
        }
        line(&mut body, text.disputes_total(), &sums(&claim.totals));
    }
    let _written = writeln!(body, "\n{}", text.disputes_history());
    // what was offered without prejudice, and what we wrote down for ourselves, is a page of its own
    for event in file.course.told.iter().filter(|event| event.fact.is_between()) {
        let plain = DisputeEvent { note: String::new(), by: String::new(), ..event.clone() };
        tell(&mut body, text, &plain);
    }
    body
}

/// Writes what happened.
fn tell(body: &mut String, text: Text, event: &DisputeEvent) {
    let (head, said) = text.dispute_event(event);
    let line = format!("{}  {head}  {}", text.date(event.on), event.by);
    let _written = writeln!(body, "{}", line.trim_end());
    if !said.is_empty() {
        let _written = writeln!(body, "    {}", said.replace('\n', "\n    "));
    }
}

/// What was offered, and what we wrote down for ourselves.
fn own_side(app: App, file: &DisputeFile) -> String {
    let mut body = String::new();
    for event in file.course.told.iter().filter(|it| !it.fact.is_between() || !it.note.trim().is_empty()) {
        tell(&mut body, app.text(), event);
    }
    body
}

/// The clause that puts a duty on either side; nothing of one that was written down by hand. The reader runs again when duties change.
fn clause_of_duty(app: App, contract: ContractId, matter: &Matter) -> Option<ClauseId> {
    let Matter::Duty { instance, .. } = matter else { return None };
    let item = app.contract_standing(contract).and_then(|_| app.peek_duty(contract, instance))?;
    item.promise().map(|it| it.matter.clause())
}

fn terms(app: App, all: &mut Gathered, id: ContractId, dispute: &Dispute) {
    let text = app.text();
    // what the tickets of another contract touch is nothing of this one
    let cases = dispute.tickets().into_iter().filter_map(|id| app.case(id));
    let named = cases.filter(|it| it.ticket.contract == Some(id)).filter_map(|it| it.ticket.clause);
    let duties = dispute.matters().into_iter().filter_map(|it| clause_of_duty(app, id, &it));
    let wanted = concerned(dispute.subject, named.chain(duties));
    let group = text.bundle_group_contract();
    let clauses = |paper: &Paper| {
        wanted.iter().filter_map(|clause| paper.article(*clause)).map(plain_article).collect::<Vec<_>>().join("\n")
    };
    if let Some(contract) = app.watch::<Contract>(id) {
        let paper = paper_of(app, &contract);
        all.page("2-contract", "terms", group, text.bundle_terms().to_owned(), &plain_text(&paper));
        all.page("2-contract", "clauses", group, text.bundle_clauses().to_owned(), &clauses(&paper));
    }
    for brief in app.versions_of(id) {
        if let Some(version) = app.watch::<ContractVersion>(brief.id) {
            let paper = paper_of_version(app, &version, version.terms.language);
            let what = text.bundle_version_n(&brief.number.to_string());
            let body = format!("{what} · {}\nSHA-256 {}\n\n{}", text.date(brief.on), brief.sha256, plain_text(&paper));
            all.page("2-contract", &format!("version-{}", brief.number), group, what, &body);
        }
    }
    for (amendment, paper) in agreed_amendments(app, id) {
        let what = text.evidence_amendment(&amendment.number);
        let signed = text.amendment_state_words(amendment.state(app.as_of()));
        let body = format!("{what} · {} · {signed}\n\n{}", text.date(amendment.drafted_on), plain_text(&paper));
        all.page("2-contract", &format!("amendment-{}", amendment.number), group, what, &body);
    }
    signed(app, all, id);
    let (mut body, mut own) = (String::new(), String::new());
    for event in app.events_of(id) {
        let to = if event.fact.is_among_us() { &mut own } else { &mut body };
        let _written = writeln!(to, "{}  {}", text.date(event.on), text.contract_fact(&event.fact));
    }
    if !body.is_empty() {
        all.page("2-contract", "facts", group, text.bundle_signatures().to_owned(), &body);
    }
    // who approved, why a version was turned down, and what of the settlement list was given up is nothing for the other side
    if !own.is_empty() {
        all.page("2-contract", OWN_STEPS, group, text.bundle_own_steps(&app.contract_number(id)), &own);
    }
}

fn ledger(text: Text, account: &Account) -> Vec<Vec<String>> {
    let mut rows = vec![
        [
            text.disputes_part(),
            text.receipt_on(),
            text.disputes_amount(),
            text.dispute_head(crate::domain::dispute::claim::HeadSort::Principal),
            text.dispute_head(crate::domain::dispute::claim::HeadSort::LateFee),
            text.dispute_head(crate::domain::dispute::claim::HeadSort::Cost),
        ]
        .map(str::to_owned)
        .to_vec(),
    ];
    rows.extend(account.parts.iter().map(|part| {
        let due = match part.due {
            crate::domain::collection::DueDay::On(day) => day.to_string(),
            crate::domain::collection::DueDay::AwaitsEvent => String::new(),
        };
        let open = |of| format::money(part.open_of(of));
        vec![
            text.part_called(part.number, part.label.as_ref()),
            due,
            format::money(part.position.amount),
            open(ClaimPart::Principal),
            open(ClaimPart::LateFee),
            open(ClaimPart::Cost),
        ]
    }));
    rows
}

fn money(app: App, all: &mut Gathered, id: ContractId) {
    let text = app.text();
    let group = text.bundle_group_money();
    let account = app.contract_account(id);
    if let Some(account) = &account {
        all.table("3-money", "ledger", group, text.bundle_ledger(), &ledger(text, account));
        all.table("3-money", "late-fees", group, text.evidence_fees(), &fee_table(text, account, &app.came_for(id)));
    }
    let called = |part| {
        let parts = account.as_ref().map(|it| it.parts.as_slice()).unwrap_or_default();
        let found = parts.iter().find(|it| it.id == part);
        found.map(|it| text.part_called(it.number, it.label.as_ref())).unwrap_or_default()
    };
    let invoices = app.invoices_of(id, app.as_of());
    let issued: Vec<_> = invoices.iter().map(|row| (row.invoice.as_ref(), &row.stage)).collect();
    all.table("3-money", "invoices", group, text.evidence_invoices(), &invoice_table(text, &issued, called));
    let head = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect::<Vec<String>>();
    let mut paid = vec![head(&[
        text.receipt_on(),
        text.disputes_part(),
        text.disputes_head_sort(),
        text.disputes_head_amount(),
        text.receipt_method(),
    ])];
    // money that bounced was not paid
    let allocations = app.allocations_of(id);
    paid.extend(allocations.iter().filter(|it| !app.is_reversed(it.receipt)).map(|it| {
        let receipt = app.peek::<Receipt>(it.receipt);
        let on = receipt.as_ref().map(|receipt| it.counts_from(receipt.on).to_string()).unwrap_or_default();
        // of a set-off, also against what: it is to be shown that there was such a debt
        let told = |receipt: &Receipt| match (text.payment_method(receipt.method), receipt.against.as_str()) {
            (method, "") => method.to_owned(),
            (method, against) => format!("{method} · {against}"),
        };
        let how = receipt.as_deref().map(told).unwrap_or_default();
        vec![on, called(it.instalment), text.claim_part(it.part).to_owned(), format::money(it.amount), how]
    }));
    all.table("3-money", "receipts", group, text.bundle_receipts(), &paid);
    let statements = app.statements_of(id);
    let gone: BTreeSet<LateFeeStatementId> = statements.iter().filter_map(|it| it.reverses).collect();
    let standing = statements.iter().filter(|it| it.reverses.is_none() && !gone.contains(&it.id));
    let standing: Vec<&LateFeeStatement> = standing.map(AsRef::as_ref).collect();
    let told = statement_table(text, standing.iter().copied());
    all.table("3-money", "statements", group, text.bundle_statements(), &told);
    let lines = statement_line_table(text, standing);
    all.table("3-money", "statement-lines", group, text.evidence_statement_lines(), &lines);
}

fn duties(app: App, all: &mut Gathered, id: ContractId) {
    let text = app.text();
    let items: Vec<_> = app.duties_of(id).into_iter().map(|item| (app.duty_history(&item), item)).collect();
    let shown = Shown::of(app, id);
    let told = items.iter().map(|(events, item)| ToldDuty {
        title: app.duty_title(text, item),
        bearer: text.duty_side(item.bearer),
        due: item.row.due.day(),
        events: events.iter().map(AsRef::as_ref).collect(),
        files: shown.names(&Proof::Duty(item.id.clone())),
    });
    let (group, told) = (text.bundle_group_duties(), told.collect::<Vec<_>>());
    all.table("5-duties", "duties", group, text.bundle_duties(), &duty_table(text, &told));
    all.table(
        "5-duties",
        &format!("duties-{OWN_STEPS}"),
        group,
        text.bundle_own_duties(),
        &own_duty_table(text, &told),
    );
}

fn notes(app: App, all: &mut Gathered, file: &DisputeFile) {
    let text = app.text();
    let customer = app.survivor(file.dispute.customer);
    let mut body = String::new();
    let said = app.activities_of(customer);
    for it in &said {
        let _written = writeln!(body, "{}  {}  {}", it.on, it.by, it.content);
        if !it.next.is_empty() {
            let _written = writeln!(body, "    → {}", it.next);
        }
    }
    if !body.is_empty() {
        all.page(NOTES, "notes", text.bundle_group_notes(), text.bundle_notes().to_owned(), &body);
    }
    for it in said {
        all.files_in(app, NOTES, text.bundle_group_notes(), Subject::Activity(it.id));
    }
}
