//! Whatever presses on the first page is one click from being done: the page or the form that every kind of it opens.

use std::collections::BTreeSet;

use counterpart::domain::activity::Followed;
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::id::{
    AmendmentId, ContractEventId, ContractId, CustomerId, DisputeId, EvaluationId, IncidentId, InstalmentId, LeadId,
    OpportunityId, PayoutRunId, SharingScopeId, SubjectRequestId, TaskId, TicketId,
};
use counterpart::domain::lapses::{EarnestOpen, Limitation, RightToEnd};
use counterpart::domain::money::Money;
use counterpart::domain::overview::matter::Matter;
use counterpart::ui::route::{Door, Form, HomeMatter, Route};
use uuid::Uuid;

use super::progress::{Counter, day, progress_on, sale};

/// How many kinds of things press.
const KINDS: usize = 22;

/// Which kind it is: a new one does not compile before it stands here, and fails before it stands in the table below.
const fn kind(matter: &HomeMatter) -> usize {
    match matter {
        HomeMatter::Conflicts => 0,
        HomeMatter::Amiss => 1,
        HomeMatter::Backup => 2,
        HomeMatter::Approve(_) => 3,
        HomeMatter::Sign(_) => 4,
        HomeMatter::Ending(_) => 5,
        HomeMatter::Payment(..) => 6,
        HomeMatter::Barred(_) => 7,
        HomeMatter::ApproveAmendment(..) => 8,
        HomeMatter::SignAmendment(..) => 9,
        HomeMatter::Step { .. } => 10,
        HomeMatter::Task(_) => 11,
        HomeMatter::Opportunity(_) => 12,
        HomeMatter::Duty(..) => 13,
        HomeMatter::Material(..) => 14,
        HomeMatter::Ticket(_) => 15,
        HomeMatter::Dispute(_) => 16,
        HomeMatter::Evaluation(_) => 17,
        HomeMatter::Return(_) => 18,
        HomeMatter::Leak(_) => 19,
        HomeMatter::Request(_) => 20,
        HomeMatter::PayoutRun(_) => 21,
    }
}

const fn made(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

const CONTRACT: ContractId = ContractId(made(1));
const CUSTOMER: CustomerId = CustomerId(made(2));
const AMENDMENT: AmendmentId = AmendmentId(made(3));
const LEAD: LeadId = LeadId(made(4));
const CHANCE: OpportunityId = OpportunityId(made(5));
const TASK: TaskId = TaskId(made(6));
const TICKET: TicketId = TicketId(made(7));
const DISPUTE: DisputeId = DisputeId(made(8));
const EVALUATION: EvaluationId = EvaluationId(made(9));
const SCOPE: SharingScopeId = SharingScopeId(made(10));
const LEAK: IncidentId = IncidentId(made(11));
const REQUEST: SubjectRequestId = SubjectRequestId(made(12));
const RUN: PayoutRunId = PayoutRunId(made(13));

/// A page by its address.
fn page(address: &str) -> Door {
    Door::Page(Route::parse(address))
}

/// Something that presses, where it is done today, and where while another day is looked at, if not there.
type Row = (HomeMatter, Door, Option<Door>);

fn of_contracts() -> Vec<Row> {
    let life = || page(&format!("#/contracts/{CONTRACT}/life"));
    let amendment = || page(&format!("#/contracts/{CONTRACT}/amendments/{AMENDMENT}/life"));
    let approve = Form::ApproveAmendment(CONTRACT, AMENDMENT);
    vec![
        (HomeMatter::Approve(CONTRACT), Door::Form(Form::Approve(CONTRACT)), Some(life())),
        (HomeMatter::Sign(CONTRACT), life(), None),
        (HomeMatter::Ending(CONTRACT), life(), None),
        (HomeMatter::Payment(CUSTOMER, CONTRACT), Door::Form(Form::Receipt(CUSTOMER, CONTRACT)), None),
        (HomeMatter::Barred(CONTRACT), page(&format!("#/contracts/{CONTRACT}/money")), None),
        (HomeMatter::ApproveAmendment(CONTRACT, AMENDMENT), Door::Form(approve), Some(amendment())),
        (HomeMatter::SignAmendment(CONTRACT, AMENDMENT), amendment(), None),
        (HomeMatter::Duty(CONTRACT, 7), Door::Form(Form::Duty(CONTRACT, 7)), None),
        (HomeMatter::Material(CONTRACT, 7), Door::Form(Form::Material(CONTRACT, 7)), None),
    ]
}

fn of_the_rest() -> Vec<Row> {
    let step = |customer, about| HomeMatter::Step { customer, about };
    let (chance, lead) = (Followed::Opportunity(CHANCE), Followed::Lead(LEAD));
    vec![
        (HomeMatter::Conflicts, page("#/conflicts"), None),
        (HomeMatter::Amiss, page("#/conflicts"), None),
        (HomeMatter::Backup, page("#/settings/book"), None),
        (step(Some(CUSTOMER), None), Door::Form(Form::Activity(Some(CUSTOMER))), None),
        (step(Some(CUSTOMER), Some(chance)), Door::Form(Form::FollowUp(chance)), None),
        (step(None, Some(lead)), Door::Form(Form::FollowUp(lead)), None),
        (HomeMatter::Task(TASK), Door::Form(Form::Task(TASK)), None),
        (HomeMatter::Opportunity(CHANCE), page(&format!("#/pipeline/{CHANCE}")), None),
        (HomeMatter::Ticket(TICKET), page(&format!("#/service/{TICKET}")), None),
        (HomeMatter::Dispute(DISPUTE), page(&format!("#/disputes/{DISPUTE}")), None),
        (HomeMatter::Evaluation(EVALUATION), page(&format!("#/evaluations/{EVALUATION}")), None),
        (HomeMatter::Return(SCOPE), Door::Form(Form::Return(SCOPE)), Some(page(&format!("#/sharing/{SCOPE}")))),
        (HomeMatter::Leak(LEAK), page(&format!("#/sharing/leaks/{LEAK}")), None),
        (HomeMatter::Request(REQUEST), Door::Form(Form::Answer(REQUEST)), Some(page("#/sharing?view=requests"))),
        (HomeMatter::PayoutRun(RUN), Door::Form(Form::ApproveRun(RUN)), Some(page("#/incentives/runs"))),
    ]
}

#[test]
fn everything_that_presses_opens_the_place_where_it_is_done() {
    let rows = [of_contracts(), of_the_rest()].concat();
    let kinds: BTreeSet<usize> = rows.iter().map(|(matter, ..)| kind(matter)).collect();
    assert_eq!(kinds, (0..KINDS).collect(), "every kind has a row");
    for (matter, today, other_day) in rows {
        assert_eq!(matter.door(true), today, "{matter:?} today");
        assert_eq!(matter.door(false), other_day.unwrap_or(today), "{matter:?} as of another day");
        for door in [matter.door(true), matter.door(false)] {
            let Door::Page(route) = door else { continue };
            assert_ne!(route, Route::NotFound, "{matter:?} leads nowhere");
            assert_eq!(Route::parse(&route.href()), route, "{matter:?}: the page of its address");
        }
    }
}

#[test]
fn what_a_contract_asks_for_is_done_where_its_kind_says() {
    let on = day("2026-05-20");
    let standing = progress_on(&sale(&mut Counter(0)), &[], "2026-05-20", &WorkCalendar::standard());
    let account = standing.account.expect("an account");
    let part = account.parts.first().expect("a part");
    let open = Money::cny(100);
    let claim = Limitation {
        part: InstalmentId(made(14)),
        number: 1,
        label: None,
        open,
        due: on,
        anew: None,
        months: 36,
        last: on,
    };
    let right = RightToEnd { ground: ContractEventId(made(15)), since: on, last: on, working: Vec::new() };
    let earnest = EarnestOpen { open, due: on };
    let payment = HomeMatter::Payment(CUSTOMER, CONTRACT);
    for (matter, expected) in [
        (Matter::Approve, HomeMatter::Approve(CONTRACT)),
        (Matter::Sign, HomeMatter::Sign(CONTRACT)),
        (Matter::End(on), HomeMatter::Ending(CONTRACT)),
        (Matter::Notice(on), HomeMatter::Ending(CONTRACT)),
        (Matter::Lapse(&right), HomeMatter::Ending(CONTRACT)),
        (Matter::Overdue(part), payment),
        (Matter::Due(part), payment),
        (Matter::Earnest(&earnest), payment),
        (Matter::Barred(&claim), HomeMatter::Barred(CONTRACT)),
    ] {
        assert_eq!(HomeMatter::of_contract(&matter, CONTRACT, CUSTOMER), expected, "{matter:?}");
    }
}
