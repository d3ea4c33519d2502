//! Delivery, risk, inspection and warranty (G3).

use serde::{Deserialize, Serialize};

use super::acceptance::Acceptance;
use super::field;
use super::party::Side;
use super::plan::{Due, Period};
use super::sample::Sample;
use super::wording::Wording;
use crate::domain::date::Date;
use crate::domain::problem::{Place, Problems};

/// How the goods or services reach the customer and what holds afterwards: one register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// The standard the goods or services meet (质量标准); blank lets the law fill in.
    #[serde(default)]
    pub quality: Wording,
    /// The sealed sample of a sale by sample (凭样品买卖); nothing for any other sale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample: Option<Sample>,
    /// Services by scope and acceptance (G3.c); nothing: what is delivered is inspected as goods are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acceptance: Option<Acceptance>,
    /// When.
    pub time: DeliveryTime,
    /// Where (交付地点).
    #[serde(default)]
    pub place: Wording,
    /// How.
    pub manner: Manner,
    /// Who pays the carriage.
    pub freight: Side,
    /// Who pays the insurance.
    pub insurance: Side,
    /// When the risk passes.
    pub risk: RiskPasses,
    /// How long the customer has to inspect (检验期), 1 to 90 days.
    pub inspection: Period,
    /// How soon a hidden defect is notified after it was found, 1 to 60 days.
    pub hidden_defect_notice: Period,
    /// The last moment for hidden defects after delivery, at most 24 months unless the warranty is longer.
    pub hidden_defect_limit: Period,
    /// The warranty period (质保期), 0 to 120 months.
    pub warranty: Period,
    /// When ownership passes.
    pub title: TitlePasses,
}

/// When delivery is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryTime {
    /// Nothing was agreed yet: the paper leaves a blank.
    Open,
    /// By a day, or a while after an event.
    By(Due),
    /// Between two days.
    Between {
        /// The first day.
        from: Date,
        /// The last day.
        to: Date,
    },
    /// As each order says.
    PerOrder,
}

/// How delivery is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Manner {
    /// We bring it (送货上门).
    Brought,
    /// Through a carrier (代办托运).
    Carrier,
    /// The customer fetches it (自提).
    Fetched,
    /// Over the network (在线交付).
    Online,
    /// The service is done at the place (现场服务).
    OnSite,
    /// By a trade term of the International Chamber of Commerce.
    TradeTerm {
        /// The term.
        rule: TradeTerm,
        /// The year of the edition.
        edition: u16,
    },
}

/// The terms of Incoterms 2020.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TradeTerm {
    /// Ex works.
    Exw,
    /// Free carrier.
    Fca,
    /// Free alongside ship.
    Fas,
    /// Free on board.
    Fob,
    /// Cost and freight.
    Cfr,
    /// Cost, insurance and freight.
    Cif,
    /// Carriage paid to.
    Cpt,
    /// Carriage and insurance paid to.
    Cip,
    /// Delivered at place.
    Dap,
    /// Delivered at place unloaded.
    Dpu,
    /// Delivered duty paid.
    Ddp,
}

impl TradeTerm {
    /// All eleven of 2020: those for any mode of transport and those for sea and inland waterway (FAS, FOB, CFR, CIF), in the order of
    /// what the seller takes on.
    pub const ALL: [Self; 11] = [
        Self::Exw,
        Self::Fca,
        Self::Fas,
        Self::Fob,
        Self::Cfr,
        Self::Cif,
        Self::Cpt,
        Self::Cip,
        Self::Dap,
        Self::Dpu,
        Self::Ddp,
    ];

    /// The three letters.
    pub const fn letters(self) -> &'static str {
        match self {
            Self::Exw => "EXW",
            Self::Fca => "FCA",
            Self::Fas => "FAS",
            Self::Fob => "FOB",
            Self::Cfr => "CFR",
            Self::Cif => "CIF",
            Self::Cpt => "CPT",
            Self::Cip => "CIP",
            Self::Dap => "DAP",
            Self::Dpu => "DPU",
            Self::Ddp => "DDP",
        }
    }
}

/// When the risk of loss passes (Civil Code arts 604 to 607).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RiskPasses {
    /// On delivery.
    OnDelivery,
    /// On handing over to the first carrier.
    OnCarrier,
    /// As the trade term says.
    AsTradeTerm,
    /// On acceptance.
    OnAcceptance,
    /// Otherwise.
    Own(Wording),
}

/// When ownership passes (Civil Code arts 641 to 643).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TitlePasses {
    /// On delivery.
    OnDelivery,
    /// When the price is paid in full (所有权保留): for goods only.
    OnFullPayment,
}

impl Delivery {
    /// The defaults of the catalogue (G3).
    pub fn usual(manner: Manner) -> Self {
        Self {
            quality: Wording::default(),
            sample: None,
            acceptance: None,
            time: DeliveryTime::Open,
            place: Wording::default(),
            manner,
            freight: Side::Us,
            insurance: Side::Us,
            risk: RiskPasses::OnDelivery,
            inspection: Period::days(10),
            hidden_defect_notice: Period::days(15),
            hidden_defect_limit: Period::months(24),
            warranty: Period::months(12),
            title: TitlePasses::OnDelivery,
        }
    }

    /// What cannot stand: the ranges of G3.
    pub(super) fn check(&self, problems: &mut Problems) {
        let place = Place::of;
        problems.period(place(field::DELIVERY_INSPECTION), self.inspection, Period::days(1), Period::days(90));
        let notice = self.hidden_defect_notice;
        problems.period(place(field::DELIVERY_HIDDEN_NOTICE), notice, Period::days(1), Period::days(60));
        let longest = Period::months(24).max_length(self.warranty);
        let limit = self.hidden_defect_limit;
        problems.period(place(field::DELIVERY_HIDDEN_LIMIT), limit, Period::days(1), longest);
        problems.period(place(field::DELIVERY_WARRANTY), self.warranty, Period::months(0), Period::months(120));
        match self.time {
            DeliveryTime::Open | DeliveryTime::By(_) | DeliveryTime::PerOrder => {}
            DeliveryTime::Between { from, to } => {
                let reason = crate::domain::problem::Reason::NotAfter { date: from };
                problems.add_if(to < from, place(field::DELIVERY_TIME), reason);
            }
        }
    }
}
