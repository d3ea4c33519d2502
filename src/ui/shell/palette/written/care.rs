//! What is written of service, disputes, evaluations and shared information.

use super::{Choice, Entry, Look, MOST, Picture, joined, of, sheet};
use crate::domain::dispute::Dispute;
use crate::domain::dispute::event::{DisputeEvent, Fact as DisputeFact};
use crate::domain::id::{DisputeId, IncidentId, SharingScopeId, TicketId};
use crate::domain::lifecycle::sharing_scope::command::Event as ScopeFact;
use crate::domain::scorecard::plan::EvaluationPlan;
use crate::domain::scorecard::record::{Evaluation, EvaluationEvent, Fact as EvaluationFact};
use crate::domain::sharing::given::SharingEvent;
use crate::domain::sharing::incident::{Incident, IncidentEvent, IncidentFact};
use crate::domain::sharing::request::SubjectRequest;
use crate::domain::sharing::scope::{SharingScope, SharingScopeEvent};
use crate::domain::sharing::undertaking::Undertaking;
use crate::domain::ticket::{Ticket, TicketEvent};
use crate::state::Sheet;
use crate::ui::route::Route;

type Lines = Option<Vec<Entry>>;

impl Look {
    /// What was said in the course of a ticket is put together of several parts, as its page shows it.
    pub(super) async fn ticket_events(&self) -> Lines {
        let said = |it: &TicketEvent| self.text.ticket_event(&it.fact).1;
        let answers = |it: &TicketEvent| self.wanted.is_written_in(&[said(it).as_str()]);
        let day = |it: &TicketEvent| Some(it.at.date());
        let rows = self.app.latest_that(MOST, answers, day, || self.waits()).await?;
        let numbered = |id: TicketId| {
            let ticket = self.app.peek::<Ticket>(id);
            let party = ticket.as_ref().map(|it| self.party(it.customer)).unwrap_or_default();
            (ticket.map(|it| it.number.clone()).unwrap_or_default(), party)
        };
        let line = |it: &TicketEvent| {
            let (number, party) = numbered(it.ticket);
            Entry {
                choice: Choice::Go(Route::Ticket(it.ticket)),
                group: self.text.places_service(),
                picture: Picture::Icon("headset"),
                main: self.wanted.sentence(&[said(it).as_str()]).to_owned(),
                sub: joined(&[&number, &party, &self.text.date(it.at.date())]),
                key: "",
            }
        };
        Some(rows.iter().map(|it| line(it)).collect())
    }

    pub(super) async fn dispute_events(&self) -> Lines {
        let number = |id: DisputeId| self.app.peek::<Dispute>(id).map(|it| it.number.clone()).unwrap_or_default();
        let told = |it: &DisputeEvent| (Choice::Go(Route::Dispute(it.dispute)), vec![number(it.dispute)]);
        let texts = of(|it: &DisputeEvent| {
            let more = if let DisputeFact::Offer(offer) = &it.fact {
                Some(offer.terms.as_str())
            } else if let DisputeFact::Noted(noted) = &it.fact {
                Some(noted.what.as_str())
            } else {
                None
            };
            std::iter::once(it.note.as_str()).chain(more).collect()
        });
        self.through::<DisputeEvent>(self.text.places_disputes(), "gavel", texts, |it| Some(it.on), told).await
    }

    pub(super) async fn evaluation_plans(&self) -> Lines {
        let told = |_: &EvaluationPlan| (Choice::Go(Route::EvaluationPlans), Vec::new());
        let texts = of(|it: &EvaluationPlan| vec![it.name.as_str()]);
        let group = self.text.evaluation_plans();
        self.through::<EvaluationPlan>(group, "chart-no-axes-column", texts, |_| None, told).await
    }

    /// Where a value comes from that was entered by hand.
    pub(super) async fn evaluations(&self) -> Lines {
        let whose = |it: &Evaluation| it.customer.map(|id| self.party(id)).unwrap_or_default();
        let told = |it: &Evaluation| (Choice::Go(Route::Evaluation(it.id)), vec![whose(it)]);
        let texts = of(|it: &Evaluation| it.entered.iter().map(|it| it.note.as_str()).collect());
        let group = self.text.places_evaluations();
        self.through::<Evaluation>(group, "chart-no-axes-column", texts, |it| Some(it.made_on), told).await
    }

    pub(super) async fn evaluation_events(&self) -> Lines {
        let whose = |it: &EvaluationEvent| {
            let customer = self.app.peek::<Evaluation>(it.evaluation).and_then(|it| it.customer);
            customer.map(|id| self.party(id)).unwrap_or_default()
        };
        let told = |it: &EvaluationEvent| (Choice::Go(Route::Evaluation(it.evaluation)), vec![whose(it)]);
        let texts = of(|it: &EvaluationEvent| match &it.fact {
            EvaluationFact::Submitted { comment, .. } | EvaluationFact::Confirmed { comment, .. } => {
                vec![comment.as_str()]
            }
            EvaluationFact::Disputed { reason, .. } => vec![reason.as_str()],
            EvaluationFact::Action { .. } | EvaluationFact::Improve { .. } | EvaluationFact::Closed => Vec::new(),
        });
        let group = self.text.places_evaluations();
        self.through::<EvaluationEvent>(group, "chart-no-axes-column", texts, |it| Some(it.on), told).await
    }

    pub(super) async fn scopes(&self) -> Lines {
        let told = |it: &SharingScope| {
            (Choice::Go(Route::SharingScope(it.id)), vec![it.number.clone(), self.party(it.customer)])
        };
        let texts = of(|it: &SharingScope| {
            let register = [&it.source, &it.notice_version, &it.consent_evidence, &it.location, &it.assessment];
            let words = [&it.note, &it.basis_note].into_iter().chain(register).chain([&it.kept_under]);
            words.map(String::as_str).collect()
        });
        self.through::<SharingScope>(self.text.places_sharing(), "share-2", texts, |it| it.begins, told).await
    }

    pub(super) async fn scope_events(&self) -> Lines {
        let number =
            |id: SharingScopeId| self.app.peek::<SharingScope>(id).map(|it| it.number.clone()).unwrap_or_default();
        let told = |it: &SharingScopeEvent| (Choice::Go(Route::SharingScope(it.scope)), vec![number(it.scope)]);
        let texts = of(|it: &SharingScopeEvent| match &it.fact {
            ScopeFact::Blocked { reason } | ScopeFact::Ended { reason } => vec![reason.as_str()],
            ScopeFact::Unblocked { basis } => vec![basis.as_str()],
            ScopeFact::Agreed | ScopeFact::Activated | ScopeFact::Closed { .. } => Vec::new(),
        });
        let group = self.text.places_sharing();
        self.through::<SharingScopeEvent>(group, "share-2", texts, |it| Some(it.on), told).await
    }

    pub(super) async fn given(&self) -> Lines {
        let number =
            |id: SharingScopeId| self.app.peek::<SharingScope>(id).map(|it| it.number.clone()).unwrap_or_default();
        let told = |it: &SharingEvent| (Choice::Go(Route::SharingScope(it.scope)), vec![number(it.scope)]);
        let texts = of(|it: &SharingEvent| {
            let file = it.file.iter().map(|it| it.name.as_str());
            [it.recipient.as_str(), it.note.as_str()].into_iter().chain(file).collect()
        });
        let group = self.text.places_sharing();
        self.through::<SharingEvent>(group, "share-2", texts, |it| Some(it.at.date()), told).await
    }

    pub(super) async fn undertakings(&self) -> Lines {
        let told = |it: &Undertaking| (sheet(Sheet::Undertaking(Some(it.id))), vec![it.bearer.clone()]);
        let texts = of(|it: &Undertaking| {
            vec![it.bearer.as_str(), it.at.as_str(), it.covers.as_str(), it.liability.as_str(), it.note.as_str()]
        });
        self.through::<Undertaking>(self.text.undertakings(), "lock", texts, |it| Some(it.since), told).await
    }

    pub(super) async fn requests(&self) -> Lines {
        let told = |it: &SubjectRequest| (sheet(Sheet::Request(Some(it.id), None)), vec![it.name.clone()]);
        let texts = of(|it: &SubjectRequest| {
            let said = it.course.values().map(|step| step.words.as_str());
            [it.name.as_str(), it.note.as_str()].into_iter().chain(said).collect()
        });
        let group = self.text.requests_title();
        self.through::<SubjectRequest>(group, "shield-check", texts, |it| Some(it.received), told).await
    }

    pub(super) async fn incidents(&self) -> Lines {
        let told = |it: &Incident| (Choice::Go(Route::Incident(it.id)), vec![it.number.clone()]);
        let texts = of(|it: &Incident| {
            vec![it.title.as_str(), it.number.as_str(), it.description.as_str(), it.records.as_str()]
        });
        let group = self.text.incidents();
        self.through::<Incident>(group, "shield-check", texts, |it| Some(it.found.date()), told).await
    }

    pub(super) async fn incident_events(&self) -> Lines {
        let number = |id: IncidentId| self.app.peek::<Incident>(id).map(|it| it.number.clone()).unwrap_or_default();
        let told = |it: &IncidentEvent| (Choice::Go(Route::Incident(it.incident)), vec![number(it.incident)]);
        let texts = of(|it: &IncidentEvent| match &it.fact {
            IncidentFact::Done { note, .. } => vec![note.as_str()],
            IncidentFact::Step(_) => Vec::new(),
        });
        self.through::<IncidentEvent>(self.text.incidents(), "shield-check", texts, |it| Some(it.on), told).await
    }
}
