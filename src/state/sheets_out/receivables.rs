//! Receivables, what is to come, and the ledger of contracts.

use leptos::prelude::untrack;

use super::SheetForm;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::id::ContractId;
use crate::domain::receivables::aged::Aged;
use crate::domain::receivables::expected::Expected;
use crate::domain::receivables::grouping::{GroupKey, Grouping};
use crate::domain::receivables::over_limit::OverLimit;
use crate::state::accounts::ppm;
use crate::state::app::App;
use crate::state::receivables::LedgerLines;
use crate::sync::list::sheets::receivables::{
    EXPECTED, ExpectedRow, LEDGER, LedgerGroupRow, LedgerRow, OVER, OverRow, ReceivableRow, ledger_groups, receivables,
};

impl App {
    /// Hands out who owes how much for how long, as it is added up on the page.
    pub fn export_receivables(self, tables: &[Aged], by: Grouping, form: SheetForm) {
        if !self.has_figures() {
            return;
        }
        let text = self.untracked_text();
        let all = tables.iter().flat_map(|table| &table.rows);
        let rows: Vec<ReceivableRow> = all
            .map(|row| {
                let named = ReceivableRow::of(row);
                match &row.key {
                    GroupKey::Customer(id) => ReceivableRow { customer: self.called(*id), ..named },
                    GroupKey::Owner(name) if name.is_empty() => {
                        ReceivableRow { owner: text.owner_nobody().to_owned(), ..named }
                    }
                    GroupKey::Owner(name) => ReceivableRow { owner: (**name).to_owned(), ..named },
                    GroupKey::Contract(id) => {
                        let brief = self.peek::<ContractBrief>(*id);
                        let brief = brief.as_deref();
                        ReceivableRow {
                            customer: brief.map(|it| self.called(it.customer)).unwrap_or_default(),
                            owner: brief.map(|it| self.peek_keeper(it)).unwrap_or_default(),
                            contract: brief.map(|it| it.number.clone()).unwrap_or_default(),
                            ..named
                        }
                    }
                }
            })
            .collect();
        self.export_rows(&receivables(by), &rows, form, text.sheet_receivables(), text.sheet_receivables_file());
    }

    /// Hands out what is to come, month by month.
    pub fn export_expected(self, tables: &[Expected], form: SheetForm) {
        if !self.has_figures() {
            return;
        }
        let text = self.untracked_text();
        let all = tables.iter().flat_map(|table| &table.rows);
        let rows: Vec<ExpectedRow> = all
            .map(|row| ExpectedRow {
                when: row.when.month().map_or_else(
                    || text.expected_when(row.when),
                    |day| format!("{:04}-{:02}", day.year(), day.month()),
                ),
                parts: row.parts,
                amount: row.amount,
            })
            .collect();
        self.export_rows(&EXPECTED, &rows, form, text.sheet_expected(), text.sheet_expected_file());
    }

    /// Hands out who owes more than the credit limit allows.
    pub fn export_over_limit(self, all: &[OverLimit], form: SheetForm) {
        if !self.has_figures() {
            return;
        }
        let text = self.untracked_text();
        let row = |it: &OverLimit| OverRow {
            customer: self.called(it.customer),
            used: it.used,
            limit: it.limit,
            over: it.over,
        };
        let rows: Vec<OverRow> = all.iter().map(row).collect();
        self.export_rows(&OVER, &rows, form, text.sheet_over_limit(), text.sheet_over_limit_file());
    }

    /// Hands out these contracts of the ledger as of the date looked at.
    pub fn export_ledger(self, ids: &[ContractId], lines: &LedgerLines, form: SheetForm) {
        if !self.has_figures() {
            return;
        }
        let text = self.untracked_text();
        let row = |id: ContractId| {
            let brief = self.peek::<ContractBrief>(id)?;
            let standing = self.contract_standing(id);
            let line = lines.of(id);
            let sums = line.map(|it| it.sums);
            let owed = line.filter(|it| it.binding).map(|it| it.sums);
            Some(LedgerRow {
                number: brief.number.clone(),
                title: text.wording(&brief.title).to_owned(),
                customer: self.called(brief.customer),
                signed: standing.as_ref().and_then(|it| it.life.stage.agreement()).map(|it| it.signed_on),
                sums,
                owed,
                parts: line.filter(|it| it.binding).map(|it| (it.parts, it.settled)),
                collected_share: owed.and_then(|it| it.collected_share()).map(|it| ppm(it.value)),
                invoiced_share: owed.and_then(|it| it.invoiced_share()).map(|it| ppm(it.value)),
                state: standing.as_ref().map(|it| text.contract_status(&it.status).to_owned()).unwrap_or_default(),
                ends: standing.as_ref().and_then(|it| it.facts.term.last_day()),
                owner: self.peek_keeper(&brief),
            })
        };
        let rows: Vec<LedgerRow> = untrack(|| ids.iter().filter_map(|id| row(*id)).collect());
        self.export_rows(&LEDGER, &rows, form, text.sheet_ledger(), text.sheet_ledger_file());
    }

    /// Hands out the signed ones of these contracts added up, as of the date looked at.
    pub fn export_ledger_groups(self, ids: &[ContractId], lines: &LedgerLines, by: Grouping, form: SheetForm) {
        if !self.has_figures() {
            return;
        }
        let text = self.untracked_text();
        let who = |key: &GroupKey| match key {
            GroupKey::Customer(id) => self.called(*id),
            GroupKey::Owner(name) if name.is_empty() => text.owner_nobody().to_owned(),
            GroupKey::Owner(name) => (**name).to_owned(),
            GroupKey::Contract(id) => self.peek::<ContractBrief>(*id).map(|it| it.number.clone()).unwrap_or_default(),
        };
        let groups = untrack(|| self.ledger_groups(ids, lines, by)).unwrap_or_default();
        let rows: Vec<LedgerGroupRow> = groups
            .iter()
            .map(|group| LedgerGroupRow {
                who: who(&group.key),
                total: group.total,
                collected_share: group.total.sums.collected_share().map(|it| ppm(it.value)),
                invoiced_share: group.total.sums.invoiced_share().map(|it| ppm(it.value)),
            })
            .collect();
        let (sheet, file) = match by {
            Grouping::Customer => (text.sheet_ledger_by_customer(), text.sheet_ledger_by_customer_file()),
            Grouping::Owner => (text.sheet_ledger_by_owner(), text.sheet_ledger_by_owner_file()),
            Grouping::Contract => (text.sheet_ledger(), text.sheet_ledger_file()),
        };
        self.export_rows(&ledger_groups(by), &rows, form, sheet, file);
    }
}
