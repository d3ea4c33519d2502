//! What is written of customers, and on the way to a contract.

use super::{Choice, Entry, Look, of, sheet};
use crate::domain::activity::Activity;
use crate::domain::customer::Customer;
use crate::domain::id::{LeadId, OpportunityId, QuoteId};
use crate::domain::lead::{Lead, LeadEvent};
use crate::domain::lifecycle::lead::Event as LeadFact;
use crate::domain::lifecycle::opportunity::Event as ChanceFact;
use crate::domain::lifecycle::quote::Event as QuoteFact;
use crate::domain::lifecycle::task::Stage;
use crate::domain::opportunity::{Opportunity, OpportunityEvent};
use crate::domain::pool::{Move, PoolEvent};
use crate::domain::preference::Preference;
use crate::domain::price_list::PriceList;
use crate::domain::product::Product;
use crate::domain::purchase_record::PurchaseRecord;
use crate::domain::quote::{Quote, QuoteEvent};
use crate::domain::sales_target::SalesTarget;
use crate::domain::task::Task;
use crate::state::Sheet;
use crate::ui::route::Route;

type Lines = Option<Vec<Entry>>;

impl Look {
    pub(super) async fn customers(&self) -> Lines {
        let told = |it: &Customer| {
            let route = Route::customer(self.app.peek_survivor(it.id));
            (Choice::Go(route), vec![it.name.clone()])
        };
        let group = self.text.places_customers();
        let texts = of(|it: &Customer| {
            let known = [&it.note, &it.address.line, &it.bank.bank, &it.bank.account];
            known.map(String::as_str).into_iter().chain(it.invoice.parts()).collect()
        });
        self.through::<Customer>(group, "users-round", texts, |_| None, told).await
    }

    pub(super) async fn activities(&self) -> Lines {
        let told = |it: &Activity| {
            let lead = || it.lead.and_then(|id| self.app.peek::<Lead>(id)).map(|it| it.name().to_owned());
            let whom = it.customer.map(|id| self.party(id)).or_else(lead).unwrap_or_default();
            (sheet(Sheet::Activity(it.customer, Some(it.id))), vec![whom, it.by.clone()])
        };
        let texts = of(|it: &Activity| vec![it.content.as_str(), it.next.as_str()]);
        self.through::<Activity>(self.text.activities(), "phone", texts, |it| Some(it.on), told).await
    }

    pub(super) async fn likings(&self) -> Lines {
        let told = |it: &Preference| (sheet(Sheet::Liking(it.customer, Some(it.id))), vec![self.party(it.customer)]);
        let texts = of(|it: &Preference| vec![it.value.as_str(), it.source.as_str()]);
        self.through::<Preference>(self.text.likings(), "tag", texts, |it| Some(it.noted_on), told).await
    }

    pub(super) async fn purchases(&self) -> Lines {
        let told =
            |it: &PurchaseRecord| (sheet(Sheet::Purchase(it.customer, Some(it.id))), vec![self.party(it.customer)]);
        let texts =
            of(|it: &PurchaseRecord| vec![it.name.as_str(), it.spec.as_str(), it.reference.as_str(), it.note.as_str()]);
        self.through::<PurchaseRecord>(self.text.purchases(), "package", texts, |it| Some(it.on), told).await
    }

    pub(super) async fn moves(&self) -> Lines {
        let told = |it: &PoolEvent| {
            let route = Route::customer(self.app.peek_survivor(it.customer));
            (Choice::Go(route), vec![self.party(it.customer)])
        };
        let texts = of(|it: &PoolEvent| match &it.what {
            Move::GivenBack { reason } | Move::HandedOver { reason } => vec![reason.as_str()],
            Move::Neglected { .. } | Move::Picked => Vec::new(),
        });
        self.through::<PoolEvent>(self.text.places_customers(), "users-round", texts, |it| Some(it.on), told).await
    }

    pub(super) async fn lead_events(&self) -> Lines {
        let name = |id: LeadId| self.app.peek::<Lead>(id).map(|it| it.name().to_owned()).unwrap_or_default();
        let told = |it: &LeadEvent| (Choice::Go(Route::Lead(it.lead)), vec![name(it.lead)]);
        let texts = of(|it: &LeadEvent| match &it.fact {
            LeadFact::Disqualified { reason } => vec![reason.as_str()],
            LeadFact::Contacted | LeadFact::Qualified | LeadFact::Converted { .. } | LeadFact::Reopened => Vec::new(),
        });
        self.through::<LeadEvent>(self.text.pipeline_leads(), "user-round", texts, |it| Some(it.on), told).await
    }

    pub(super) async fn opportunities(&self) -> Lines {
        let told =
            |it: &Opportunity| (Choice::Go(Route::Opportunity(it.id)), vec![it.name.clone(), self.party(it.customer)]);
        let group = self.text.places_pipeline();
        let texts = of(|it: &Opportunity| vec![it.note.as_str()]);
        self.through::<Opportunity>(group, "square-kanban", texts, |it| Some(it.began_on), told).await
    }

    pub(super) async fn opportunity_events(&self) -> Lines {
        let name = |id: OpportunityId| self.app.peek::<Opportunity>(id).map(|it| it.name.clone()).unwrap_or_default();
        let told = |it: &OpportunityEvent| (Choice::Go(Route::Opportunity(it.opportunity)), vec![name(it.opportunity)]);
        let texts = of(|it: &OpportunityEvent| match &it.fact {
            ChanceFact::Lost { reason, .. } => vec![reason.as_str()],
            ChanceFact::Moved { .. } | ChanceFact::Won { .. } => Vec::new(),
        });
        let group = self.text.places_pipeline();
        self.through::<OpportunityEvent>(group, "square-kanban", texts, |it| Some(it.on), told).await
    }

    pub(super) async fn quotes(&self) -> Lines {
        let told = |it: &Quote| (Choice::Go(Route::Quote(it.id)), vec![it.number.clone(), self.party(it.customer)]);
        let texts = of(|it: &Quote| vec![it.payment.as_str(), it.delivery.as_str(), it.remark.as_str()]);
        self.through::<Quote>(self.text.quotes(), "receipt-text", texts, |it| Some(it.on), told).await
    }

    pub(super) async fn quote_events(&self) -> Lines {
        let number = |id: QuoteId| self.app.peek::<Quote>(id).map(|it| it.number.clone()).unwrap_or_default();
        let told = |it: &QuoteEvent| (Choice::Go(Route::Quote(it.quote)), vec![number(it.quote)]);
        let texts = of(|it: &QuoteEvent| match &it.fact {
            QuoteFact::Rejected { reason } => vec![reason.as_str()],
            QuoteFact::Sent | QuoteFact::Accepted | QuoteFact::ContractMade { .. } => Vec::new(),
        });
        self.through::<QuoteEvent>(self.text.quotes(), "receipt-text", texts, |it| Some(it.on), told).await
    }

    pub(super) async fn products(&self) -> Lines {
        let told = |it: &Product| (sheet(Sheet::Product(Some(it.id))), vec![it.name.clone(), it.spec.clone()]);
        let texts = of(|it: &Product| vec![it.note.as_str()]);
        self.through::<Product>(self.text.places_products(), "tag", texts, |_| None, told).await
    }

    pub(super) async fn price_lists(&self) -> Lines {
        let told = |it: &PriceList| (sheet(Sheet::PriceList(Some(it.id))), Vec::new());
        let texts = of(|it: &PriceList| vec![it.name.as_str()]);
        self.through::<PriceList>(self.text.price_lists(), "tag", texts, |it| Some(it.valid_from), told).await
    }

    /// Tasks that are done or given up: the open ones stand among the names.
    pub(super) async fn tasks(&self) -> Lines {
        let told = |it: &Task| {
            let party = it.customer.map(|id| self.party(id)).unwrap_or_default();
            (sheet(Sheet::Task(None, Some(it.id))), vec![party, it.assignee.clone()])
        };
        let texts = of(|it: &Task| match &it.stage {
            Stage::Open => Vec::new(),
            Stage::Done { .. } => vec![it.title.as_str(), it.note.as_str()],
            Stage::Cancelled { reason, .. } => vec![it.title.as_str(), it.note.as_str(), reason.as_str()],
        });
        self.through::<Task>(self.text.places_tasks(), "list-checks", texts, |it| Some(it.made_on), told).await
    }

    pub(super) async fn targets(&self) -> Lines {
        let told = |it: &SalesTarget| (Choice::Go(Route::Target(it.id)), vec![it.team.clone()]);
        let texts = of(|it: &SalesTarget| vec![it.product.as_str(), it.note.as_str(), it.team.as_str()]);
        self.through::<SalesTarget>(self.text.places_targets(), "trending-up", texts, |it| Some(it.from), told).await
    }
}
