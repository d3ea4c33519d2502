//! What a person does with the pool, each in one batch that can be undone.

use leptos::prelude::*;

use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::id::CustomerId;
use crate::domain::pool::{Fall, Mark, Move, PickRefusal, PoolEvent, Quiet, Verdict, may_pick, pick_in_turn};
use crate::domain::team::naming::Named;
use crate::i18n::Text;
use crate::state::{App, Batch, Tone, UndoOffer};

/// Whether the figures are there by which a customer is judged; says so while they are not.
fn is_ready(app: App) -> bool {
    let ready = untrack(|| app.figures_ready());
    if !ready {
        app.say(app.untracked_text().pool_not_ready(), Tone::Trouble, UndoOffer::None);
    }
    ready
}

/// Puts customers into the pool, as far as they belong there today.
pub(super) fn put(app: App, customers: &[CustomerId]) {
    if !is_ready(app) {
        return;
    }
    let (rules, pursuits) = untrack(|| (app.book_settings().pool, app.pursuits()));
    let today = app.today.get_untracked();
    let mut batch = Batch::new();
    let mut moved = Vec::new();
    for customer in customers.iter().filter_map(|id| app.peek::<Customer>(*id)) {
        if let Verdict::Falls(Quiet { since, days, .. }) =
            untrack(|| app.pool_verdict(&customer, &rules, today, &pursuits))
        {
            batch = app.moved(batch, &customer, "", Move::Neglected { since, days });
            moved.push(customer.name.clone());
        }
    }
    let text = app.untracked_text();
    let said = match moved.as_slice() {
        [] => return app.say(text.pool_falling_empty(), Tone::Done, UndoOffer::None),
        [one] => text.pool_put_one(one),
        more => text.pool_put_many(more.len()),
    };
    app.save(batch, said, || ());
}

/// The name under which the person who uses this copy takes customers: as the team writes it.
fn picker(app: App) -> String {
    untrack(|| {
        let name = app.my_name();
        match app.member_named(&name) {
            Named::Member(id) => {
                app.watch::<crate::domain::team::member::Member>(id).map_or(name, |it| it.name.clone())
            }
            Named::Nobody | Named::Several(_) | Named::Outsider => name,
        }
    })
}

/// Takes customers out of the pool, in their order, as far as the rules allow.
pub(super) fn pick(app: App, customers: &[CustomerId]) {
    if !is_ready(app) {
        return;
    }
    let (who, today) = (picker(app), app.today.get_untracked());
    let (rules, held) = untrack(|| (app.book_settings().pool, app.held_by(&who)));
    let wanted: Vec<_> = customers
        .iter()
        .filter_map(|id| app.peek::<Customer>(*id))
        .map(|it| (untrack(|| app.pool_events_of(it.id)), it))
        .collect();
    let told: Vec<Vec<&PoolEvent>> =
        wanted.iter().map(|(events, _)| events.iter().map(AsRef::as_ref).collect()).collect();
    let asked = wanted.iter().zip(&told).map(|((_, it), told)| (it, it.owner.as_str(), told.as_slice()));
    let (taken, refused) = pick_in_turn(&who, asked, &rules, held, today);
    let text = app.untracked_text();
    let said = match (taken.as_slice(), refused.as_slice()) {
        ([], [(_, why), ..]) => return app.say(refusal_words(text, why, today), Tone::Trouble, UndoOffer::None),
        ([], []) => return,
        ([one], []) => text.pool_picked(&one.name),
        (more, _) => text.pool_picked_many(more.len(), refused.len()),
    };
    let batch = taken.iter().fold(Batch::new(), |batch, it| app.moved(batch, it, &who, Move::Picked));
    app.save(batch, said, || ());
}

/// Why the person who uses this copy may not take a customer now; `None` if nothing is against it.
pub(super) fn why_not(app: App, customer: &Customer, rules: &crate::domain::pool::PoolRules) -> Option<String> {
    let events = app.pool_events_of(customer.id);
    let told: Vec<&PoolEvent> = events.iter().map(AsRef::as_ref).collect();
    let today = app.today.get();
    // how many the person has is asked when it comes to it: it takes a look at every customer
    let refused = may_pick(&app.my_name(), &customer.owner, &told, rules, 0, today).err();
    refused.map(|why| refusal_words(app.text(), &why, today))
}

/// Why somebody may not take a customer, in words.
fn refusal_words(text: Text, why: &PickRefusal, today: Date) -> String {
    match why {
        PickRefusal::NoName => text.pool_no_name().to_owned(),
        PickRefusal::Taken { owner } => text.pool_taken(owner),
        PickRefusal::Full { most } => text.pool_full(*most),
        PickRefusal::GaveUp { on, until } => {
            text.pool_gave_up(&text.short_date(*on, today), &text.short_date(*until, today))
        }
    }
}

/// How long a customer has been quiet, since what, and what the rule is.
pub(super) fn working(text: Text, quiet: Quiet, allowed: u32, as_of: Date) -> String {
    let day = text.short_date(quiet.since, as_of);
    let mark = match quiet.mark {
        Mark::Since => text.pool_mark_since(&day),
        Mark::Contract => text.pool_mark_contract(&day),
        Mark::FollowUp => text.pool_mark_followup(&day),
    };
    text.pool_working(&mark, &text.days_count(quiet.days), &text.days_count(allowed))
}

/// When a customer falls unless more is done, and why then.
pub(super) fn falls(text: Text, fall: &Fall, as_of: Date) -> String {
    [text.pool_falls_on(&text.short_date(fall.day, as_of)), text.fall_why(fall)].join(" · ")
}

/// What happened, in words.
pub(in crate::ui::pages::customers) fn event_words(text: Text, event: &PoolEvent, as_of: Date) -> String {
    match &event.what {
        Move::Neglected { since, days } => {
            text.pool_event_neglected(&text.days_count(*days), &text.short_date(*since, as_of))
        }
        Move::GivenBack { reason } => {
            // whoever did it: not always the one who had it
            let by = if event.by.is_empty() { &event.from } else { &event.by };
            text.pool_event_given_back(by, reason)
        }
        Move::Picked => text.pool_event_picked(&event.to),
        Move::HandedOver { reason } => {
            let to = match event.whose() {
                Some(to) if event.from.is_empty() => text.pool_event_named(to),
                Some(to) => text.pool_event_handed(&event.from, to),
                None => text.pool_event_unnamed(&event.from),
            };
            if reason.is_empty() { to } else { format!("{to} · {reason}") }
        }
    }
}
