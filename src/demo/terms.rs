//! The terms of the contracts.

use super::DemoError;
use super::deal::{DESK, Deal, Parts, Renewing, Span, Starts, When, Where};
use super::scene::{Buyer, Scene};
use crate::domain::contract::Contract;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::delivery::{DeliveryTime, Manner, RiskPasses, TradeTerm};
use crate::domain::contract::disputes::{
    Arbitration, ArbitrationLanguage, Arbitrators, Court, CourtLink, Forum, Institution,
};
use crate::domain::contract::general::{RollForward, SalesConvention};
use crate::domain::contract::party::{ContractKind, ContractLanguage, Side};
use crate::domain::contract::payment::{InvoiceKind, Plan};
use crate::domain::contract::plan::{Due, Event as Awaited, Instalment, PartLabel, Period, Share};
use crate::domain::contract::price::PriceForm;
use crate::domain::contract::targets::{
    Incentive, IncentiveBase, IncentiveForm, Metric, Targets, Tier, TierEnd, TierMethod,
};
use crate::domain::contract::term::{Effective, Term, TermLength};
use crate::domain::contract::usual::Beginning;
use crate::domain::contract::wording::Wording;
use crate::domain::id::{InstalmentId, LineId, NewId};
use crate::domain::late_fee::rule::{Grace, GraceMode};
use crate::domain::line::Line;
use crate::domain::money::Money;
use crate::domain::rate::{Ppm, Quantity};

impl<I: NewId> Scene<'_, I> {
    /// The contract as it was agreed, or is being talked over.
    pub(super) fn contract(&mut self, deal: &Deal, buyer: &Buyer) -> Result<Contract, DemoError> {
        let drafted = self.day(deal.drafted)?;
        let beginning = Beginning {
            own_entity: self.book.own_entity.id,
            customer: buyer.customer.id,
            kind: deal.kind,
            subject_kind: deal.subject,
            title: Wording::new(deal.title.0, deal.title.1),
            on: drafted,
            not_needed: Wording::new("本合同内容单一，双方无需此项约定。", "Not needed for a contract of this scope."),
        };
        let mut contract = Contract::usual(beginning, self.ids)?;
        let number = self.numbers.contracts.entry((drafted.year(), drafted.month())).or_insert(0);
        *number += 1;
        contract.number = format!("HT-{:04}{:02}-{number:04}", drafted.year(), drafted.month());
        contract.language = deal.language;
        deal.owner.clone_into(&mut contract.owner);
        deal.note.clone_into(&mut contract.note);
        contract.sign_place = Wording::new("浙江省宁波市鄞州区", "Yinzhou, Ningbo");
        contract.price.tax_rate = deal.tax;
        if let Some(yuan) = deal.aimed {
            let usual = Targets::usual(Money::cny(yuan.saturating_mul(100)));
            contract.targets = Clause::Included(by_season(Targets { incentive: rebate(yuan), ..usual }, yuan));
        }
        for (ware, quantity) in &deal.lines {
            // a name has a place for each language, a unit has one for both
            let ((name, name_en), unit) = match (deal.language, ware.name, ware.unit) {
                (ContractLanguage::Zh, (name, _), (unit, _)) | (ContractLanguage::En, (_, name), (_, unit)) => {
                    ((name, ""), unit.to_owned())
                }
                (ContractLanguage::Both { .. }, names, (zh, en)) => (names, format!("{zh} {en}")),
            };
            let line = Line {
                id: LineId::fresh(self.ids),
                code: String::new(),
                name: name.to_owned(),
                name_en: name_en.to_owned(),
                spec: ware.spec.to_owned(),
                unit,
                quantity: Quantity::whole(*quantity)?,
                unit_price: Money::cny(ware.price),
                discount: Ppm(0),
                tax_rate: deal.tax,
            };
            contract.lines.insert(line.id, line);
        }
        contract.term = self.term(deal)?;
        contract.disputes.forum = forum(deal.forum);
        DESK.clone_into(&mut contract.notices.our_addressee);
        contract.notices.their_addressee.clone_from(&buyer.addressee);
        let plan = self.plan(&deal.parts)?;
        if let Clause::Included(payment) = &mut contract.payment {
            if let Some(plan) = plan {
                payment.plan = plan;
                // the days of the plan are the days people agreed on, also where they fall on a Sunday (art. 204)
                contract.definitions.roll = RollForward::Stays;
            }
            payment.late_fee.grace = Grace { days: deal.grace, mode: GraceMode::Retroactive };
            payment.late_fee.cap = deal.cap;
            if deal.tax == Ppm(0) {
                payment.invoice.kind = InvoiceKind::None;
            }
        }
        if let Clause::Included(service) = &mut contract.service {
            service.credit = deal.credit;
        }
        if !deal.lines.is_empty() {
            let delivery = &mut contract.delivery;
            delivery.quality = Wording::new(
                "符合出厂技术条件与双方确认的技术协议，随货提供检定证书。",
                "As in the works specification and the technical agreement; with verification certificates.",
            );
            delivery.place = Wording::same(buyer.customer.address.line.clone());
            let within = Due::After { event: Awaited::Signing, within: Period::days(45) };
            delivery.time = match contract.price.form {
                PriceForm::FixedTotal => DeliveryTime::By(within),
                PriceForm::Framework { .. } => DeliveryTime::PerOrder,
            };
        }
        if let (ContractLanguage::En, ContractKind::Sale) = (deal.language, deal.kind) {
            contract.delivery.manner = Manner::TradeTerm { rule: TradeTerm::Fca, edition: 2020 };
            contract.delivery.risk = RiskPasses::AsTradeTerm;
            contract.delivery.place = Wording::new("中国宁波，卖方工厂", "Seller’s works, Ningbo, China");
            contract.delivery.freight = Side::Them;
            contract.delivery.insurance = Side::Them;
            contract.general.cisg = SalesConvention::Excluded;
        }
        super::materials::promise(self, &mut contract)?;
        super::variants::agree(self, &mut contract)?;
        super::secrets::agree(self, &mut contract)?;
        Ok(contract)
    }

    fn term(&self, deal: &Deal) -> Result<Term, DemoError> {
        let length = match deal.span {
            Span::Months { start, months } => TermLength::Months { start: self.day(start)?, months },
            Span::UpTo { end, months } => {
                let end = self.day(end)?;
                TermLength::Fixed { start: end.plus_months(-i32::from(months))?.plus_days(1)?, end }
            }
            Span::Open { start } => TermLength::OpenEnded { start: self.day(start)? },
            Span::UntilDone { start } => TermLength::UntilPerformed { start: self.day(start)? },
        };
        let mut term = Term::usual(length);
        match deal.renewal {
            Renewing::Usual => {}
            Renewing::As(renewal) => term.renewal = renewal,
        }
        term.effective = match deal.starts {
            Starts::Signed => Effective::OnSigning,
            Starts::Day(day) => Effective::On(self.day(day)?),
            Starts::FirstPayment => Effective::OnFirstPayment,
        };
        Ok(term)
    }

    /// The plan; `None` keeps the usual one.
    fn plan(&mut self, parts: &Parts) -> Result<Option<Plan>, DemoError> {
        let plan = match parts {
            Parts::Usual => return Ok(None),
            Parts::Lump(when) => Plan::LumpSum { id: InstalmentId::fresh(self.ids), due: self.due(*when)? },
            Parts::Equal(days) => {
                let parts = (1..).zip(days).map(|(no, day)| {
                    let label = PartLabel::Own(Wording::new(format!("第 {no} 期"), format!("Instalment {no}")));
                    self.part(label, Share::Equal, When::Day(*day))
                });
                Plan::Instalments { parts: parts.collect::<Result<_, _>>()? }
            }
            Parts::Shares(rows) => Plan::Instalments { parts: self.shared(rows)? },
            Parts::Milestones(rows) => Plan::Milestones { parts: self.shared(rows)?, accept_within: Period::days(10) },
            Parts::Sums(rows) => {
                let parts =
                    rows.iter().map(|(label, fen, when)| self.part(label.clone(), Share::Sum(Money::cny(*fen)), *when));
                Plan::Instalments { parts: parts.collect::<Result<_, _>>()? }
            }
        };
        Ok(Some(plan))
    }

    fn shared(&mut self, rows: &[(PartLabel, Ppm, When)]) -> Result<Vec<Instalment>, DemoError> {
        rows.iter().map(|(label, share, when)| self.part(label.clone(), Share::Of(*share), *when)).collect()
    }

    fn part(&mut self, label: PartLabel, share: Share, when: When) -> Result<Instalment, DemoError> {
        Ok(Instalment {
            id: InstalmentId::fresh(self.ids),
            label,
            share,
            due: self.due(when)?,
            condition: Wording::default(),
        })
    }

    fn due(&self, when: When) -> Result<Due, DemoError> {
        Ok(match when {
            When::Day(day) => Due::On(self.day(day)?),
            When::After(event, days) => Due::After { event, within: Period::days(days) },
        })
    }
}

fn forum(place: Where) -> Forum {
    let arbitration = |institution, seat, language| {
        Forum::Arbitration(Arbitration { institution, seat, language, arbitrators: Arbitrators::Three })
    };
    match place {
        Where::Open => arbitration(Institution::Unnamed, Wording::default(), ArbitrationLanguage::Chinese),
        Where::Ningbo => arbitration(
            Institution::Named(Wording::new("宁波仲裁委员会", "Ningbo Arbitration Commission")),
            Wording::new("宁波", "Ningbo"),
            ArbitrationLanguage::Chinese,
        ),
        Where::ShanghaiInEnglish => {
            arbitration(Institution::Shiac, Wording::new("上海", "Shanghai"), ArbitrationLanguage::English)
        }
        Where::Court => Forum::Litigation(Court { link: CourtLink::DefendantDomicile, name: Wording::default() }),
    }
}

/// A year of four times so many yuan: winter and spring festival are quiet, summer is busy. A tenth more is the stretch, a quarter more
/// the challenge.
fn by_season(mut targets: Targets, yuan: i64) -> Targets {
    let hundredths = |it: i64| Quantity { thousandths: yuan.saturating_mul(10).saturating_mul(it) };
    if let Some(sales) = targets.measures.iter_mut().find(|it| it.metric == Metric::NetSales) {
        sales.target = hundredths(400);
        sales.parts = [80, 110, 120, 90].map(hundredths).to_vec();
        (sales.stretch, sales.challenge) = (Some(hundredths(440)), Some(hundredths(500)));
    }
    targets
}

/// What reaching a target of so many yuan a quarter gives: 1 % up to it, 2 % of a half more, 3 % above.
fn rebate(aimed: i64) -> Incentive {
    let tier = |fen: i64, rate| Tier { up_to: TierEnd::At(Money::cny(fen)), rate: Ppm(rate) };
    let open = Tier { up_to: TierEnd::Open, rate: Ppm(30_000) };
    Incentive::Tiered {
        form: IncentiveForm::Rebate,
        method: TierMethod::Marginal,
        tiers: vec![tier(aimed.saturating_mul(100), 10_000), tier(aimed.saturating_mul(150), 20_000), open],
        base: IncentiveBase::Collected,
        pay_within: Period::days(30),
    }
}
