//! What happened to a contract besides its life.

use std::sync::Arc;

use leptos::prelude::untrack;

use super::SheetForm;
use crate::domain::contract::clause::ClauseId;
use crate::domain::cure::Notice;
use crate::domain::force_majeure::Event;
use crate::domain::id::ContractId;
use crate::domain::pay_promise::Promise;
use crate::domain::progress::Progress;
use crate::domain::transfer::Transfer;
use crate::state::app::App;
use crate::sync::list::sheets::happened::{
    CURES, CureRow, FORCE_MAJEURE, ForceMajeureRow, PROMISES, PromiseRow, TRANSFERS, TransferRow,
};

impl App {
    /// Where a contract stands, once every figure is worked out.
    fn handed_standing(self, contract: ContractId) -> Option<Arc<Progress>> {
        if !self.has_figures() {
            return None;
        }
        untrack(|| self.contract_standing(contract))
    }

    /// Hands out the promises to pay under a contract.
    pub fn export_promises(self, contract: ContractId, form: SheetForm) {
        let Some(standing) = self.handed_standing(contract) else { return };
        let text = self.untracked_text();
        let number = untrack(|| self.contract_number(contract));
        let parts = standing.account.as_ref().map(|it| it.parts.as_slice()).unwrap_or_default();
        let row = |it: &Promise| {
            let part = parts.iter().find(|part| part.id == it.instalment);
            PromiseRow {
                contract: number.clone(),
                on: it.on,
                part: part.map(|part| text.part_called(part.number, part.label.as_ref())).unwrap_or_default(),
                pay_by: it.pay_by,
                document: it.document.clone(),
            }
        };
        let rows: Vec<PromiseRow> = standing.promises.iter().map(row).collect();
        self.export_rows(&PROMISES, &rows, form, text.promise_title(), text.sheet_promises_file());
    }

    /// Hands out the events of force majeure under a contract.
    pub fn export_force_majeure(self, contract: ContractId, form: SheetForm) {
        let Some(standing) = self.handed_standing(contract) else { return };
        let text = self.untracked_text();
        let (number, as_of) = untrack(|| (self.contract_number(contract), self.as_of()));
        let row = |it: &Event| {
            let (proved, document) = it.proved.clone().unzip();
            ForceMajeureRow {
                contract: number.clone(),
                side: text.side_of_contract(it.told.by).to_owned(),
                what: it.told.what.clone(),
                reach: text.force_reach_of(it.told.reach).to_owned(),
                began: it.told.began_on,
                told: it.told_on,
                notice_by: it.told.notice_by,
                proof_by: it.told.proof_by,
                proved,
                document: document.unwrap_or_default(),
                ended: it.ended,
                may_end: it.may_end_since(as_of),
            }
        };
        let rows: Vec<ForceMajeureRow> = standing.force_majeure.iter().map(row).collect();
        self.export_rows(&FORCE_MAJEURE, &rows, form, text.force_title(), text.sheet_force_file());
    }

    /// Hands out the transfers under a contract.
    pub fn export_transfers(self, contract: ContractId, form: SheetForm) {
        let Some(standing) = self.handed_standing(contract) else { return };
        let text = self.untracked_text();
        let number = untrack(|| self.contract_number(contract));
        let row = |it: &Transfer| TransferRow {
            contract: number.clone(),
            side: text.side_of_contract(it.told.by).to_owned(),
            what: text.transfer_sort_of(it.told.sort).to_owned(),
            to: it.told.to.clone(),
            told: it.told_on,
            from: it.told.from,
            document: it.told.document.clone(),
            state: text.transfer_state(&it.state),
        };
        let rows: Vec<TransferRow> = standing.transfers.iter().map(row).collect();
        self.export_rows(&TRANSFERS, &rows, form, text.transfer_title(), text.sheet_transfers_file());
    }

    /// Hands out the notices to cure under a contract; `called` names a clause.
    pub fn export_cures(self, contract: ContractId, called: impl Fn(ClauseId) -> String, form: SheetForm) {
        let Some(standing) = self.handed_standing(contract) else { return };
        let text = self.untracked_text();
        let (number, as_of) = untrack(|| (self.contract_number(contract), self.as_of()));
        let ended = standing.cures.ended.is_some();
        let row = |it: &Notice| {
            let (cured, how) = it.cured.clone().unzip();
            CureRow {
                contract: number.clone(),
                side: text.side_of_contract(it.asked.by).to_owned(),
                breach: it.asked.breach.clone(),
                clause: it.asked.clause.map(&called).unwrap_or_default(),
                told: it.asked_on,
                last: it.asked.last_day,
                cured,
                how: how.unwrap_or_default(),
                state: text.cure_standing(it.standing(as_of), it.asked.last_day, ended),
            }
        };
        let rows: Vec<CureRow> = standing.cures.notices.iter().map(row).collect();
        self.export_rows(&CURES, &rows, form, text.cure_title(), text.sheet_cures_file());
    }
}
