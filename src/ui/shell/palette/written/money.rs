//! What is written of money: references, the payer's words, notes and reasons.

use super::{Choice, Entry, Look, of};
use crate::domain::id::MemberId;
use crate::domain::incentive::entry::BookedCommission;
use crate::domain::incentive::plan::IncentivePlan;
use crate::domain::incentive::run::PayoutRun;
use crate::domain::invoice::{Invoice, InvoiceEvent};
use crate::domain::late_fee_statement::LateFeeStatement;
use crate::domain::lifecycle::invoice::Event as InvoiceFact;
use crate::domain::receipt::Receipt;
use crate::domain::recovery_cost::RecoveryCost;
use crate::domain::team::member::Member;
use crate::domain::waiver::Waiver;
use crate::i18n::format;
use crate::ui::route::{ContractTab, CustomerTab, Route};

type Lines = Option<Vec<Entry>>;

impl Look {
    pub(super) async fn receipts(&self) -> Lines {
        let told = |it: &Receipt| {
            let route = Route::Customer(self.app.peek_survivor(it.customer), CustomerTab::Money);
            (Choice::Go(route), vec![format::money(it.amount), self.party(it.customer)])
        };
        let texts = of(|it: &Receipt| {
            [&it.reference, &it.purpose, &it.note, &it.against, &it.reason].map(String::as_str).to_vec()
        });
        self.through::<Receipt>(self.text.money_receipts(), "wallet", texts, |it| Some(it.on), told).await
    }

    /// The numbers of invoices are looked for at every key, see `work`.
    pub(super) async fn invoices(&self) -> Lines {
        let told = |it: &Invoice| {
            let (choice, beside) = self.contract(it.contract, ContractTab::Money);
            (choice, [vec![it.number.clone(), format::money(it.gross)], beside].concat())
        };
        let texts = of(|it: &Invoice| {
            let buyer = it.buyer.iter().flat_map(|it| [it.title.as_str(), it.tax_number.as_str()]);
            std::iter::once(it.note.as_str()).chain(buyer).collect()
        });
        self.through::<Invoice>(self.text.invoices_title(), "receipt-text", texts, |it| Some(it.on), told).await
    }

    pub(super) async fn invoice_events(&self) -> Lines {
        let told = |it: &InvoiceEvent| {
            let Some(invoice) = self.app.peek::<Invoice>(it.invoice) else {
                return (Choice::Go(Route::ledger()), Vec::new());
            };
            let (choice, beside) = self.contract(invoice.contract, ContractTab::Money);
            (choice, [vec![invoice.number.clone()], beside].concat())
        };
        let texts = of(|it: &InvoiceEvent| match &it.fact {
            InvoiceFact::Voided { reason }
            | InvoiceFact::Reddened { reason, .. }
            | InvoiceFact::PartlyReddened { reason, .. } => vec![reason.as_str()],
            InvoiceFact::Issued { .. } | InvoiceFact::Delivered => Vec::new(),
        });
        self.through::<InvoiceEvent>(self.text.invoices_title(), "receipt-text", texts, |it| Some(it.on), told).await
    }

    pub(super) async fn waivers(&self) -> Lines {
        let told = |it: &Waiver| self.contract(it.contract, ContractTab::Money);
        let texts = of(|it: &Waiver| vec![it.reason.as_str()]);
        self.through::<Waiver>(self.text.claims_title(), "wallet", texts, |it| Some(it.on), told).await
    }

    pub(super) async fn costs(&self) -> Lines {
        let told = |it: &RecoveryCost| self.contract(it.contract, ContractTab::Money);
        let texts = of(|it: &RecoveryCost| vec![it.note.as_str()]);
        self.through::<RecoveryCost>(self.text.claims_title(), "wallet", texts, |it| Some(it.on), told).await
    }

    pub(super) async fn statements(&self) -> Lines {
        let told = |it: &LateFeeStatement| self.contract(it.contract, ContractTab::Money);
        let texts = of(|it: &LateFeeStatement| vec![it.number.as_str(), it.note.as_str()]);
        self.through::<LateFeeStatement>(self.text.claims_title(), "wallet", texts, |it| Some(it.on), told).await
    }

    pub(super) async fn incentive_plans(&self) -> Lines {
        let told = |it: &IncentivePlan| {
            (Choice::Go(Route::IncentivePlan(it.id)), vec![self.text.scheme_called(&it.name, it.version)])
        };
        let texts = of(|it: &IncentivePlan| vec![it.note.as_str()]);
        let group = self.text.places_incentives();
        self.through::<IncentivePlan>(group, "trending-up", texts, |it| Some(it.from), told).await
    }

    pub(super) async fn commission(&self) -> Lines {
        let member = |id: MemberId| self.app.peek::<Member>(id).map(|it| it.name.clone()).unwrap_or_default();
        let told = |it: &BookedCommission| (Choice::Go(Route::IncentivePlan(it.plan)), vec![member(it.member)]);
        let texts = of(|it: &BookedCommission| vec![it.reason.as_str()]);
        let group = self.text.places_incentives();
        self.through::<BookedCommission>(group, "trending-up", texts, |it| Some(it.on), told).await
    }

    pub(super) async fn runs(&self) -> Lines {
        let told = |it: &PayoutRun| (Choice::Go(Route::PayoutRuns), vec![it.by.clone()]);
        let texts = of(|it: &PayoutRun| vec![it.number.as_str()]);
        self.through::<PayoutRun>(self.text.payout_title(), "wallet", texts, |it| Some(it.on), told).await
    }
}
