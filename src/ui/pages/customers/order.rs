//! Which customers the list shows, and what their order follows from.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::Datelike as _;

use super::activities::due_steps;
use super::asking;
use super::known::{Known, Listed};
use super::own;
use super::stage;
use super::tags::AskedTags;
use crate::domain::activity::Activity;
use crate::domain::contract::circumstances::Size;
use crate::domain::customer::{Customer, Level};
use crate::domain::customer_column::CustomerColumn;
use crate::domain::date::Date;
use crate::domain::id::{CustomerId, OwnFieldId};
use crate::domain::own_field::{OwnField, OwnValue};
use crate::state::{App, Beginning, CustomerStanding, RowPlace, Tie, Whose, in_order};
use crate::ui::route::{Direction, Query};

/// The columns that hold words: those of [`Sorted::words`].
const WORDS: [&str; 10] =
    ["owner", "name", "number", "short_name", "industry", "source", "region", "code", "phone", "email"];

/// The customers that the filters of the query ask for, in its order.
pub(super) fn chosen(app: App, query: &Query, known: Known) -> Vec<CustomerId> {
    let mut facts = asking::asked(query);
    let mut tags = AskedTags::of(query);
    let own = own::asked(app, query);
    let to_follow: Option<HashSet<CustomerId>> = (query.filter("follow") == Some("due")).then(|| {
        due_steps(app, app.as_of())
            .iter()
            .filter_map(|(_, step)| step.customer.map(|id| app.peek_survivor(id)))
            .collect()
    });
    let mut circle = app.circle(Whose::of(query.filter("whose")));
    if let Some(pool) = query.filter("pool") {
        return match pool {
            "falling" => {
                app.falling(app.as_of()).iter().filter(|(it, _)| circle.has(&it.owner)).map(|(it, _)| it.id).collect()
            }
            _ => public(app),
        };
    }
    let mut fits = |it: &Customer| {
        circle.has(&it.owner)
            && to_follow.as_ref().is_none_or(|to_follow| to_follow.contains(&it.id))
            && tags.are_borne(&it.tags)
            && own::fits(it, &own)
            && asking::fits(it, &mut facts)
    };
    let (column, direction) = query.sort.clone().unwrap_or_else(|| ("next".to_owned(), Direction::Ascending));
    let money = query.filter("money");
    if let Some(sorted) = is_plain(&column).then(|| known.listed(query)).flatten() {
        return left_of(app, query, &sorted, fits);
    }
    let mut rows: Vec<Arc<Customer>> = app.customers().into_iter().filter(|it| fits(it)).collect();
    let places = stage_places(app, query, &mut rows);
    let days = days_of_work(app, &column);
    let own = own_of(app, &column);
    let figures = app.each_customer(rows.iter().map(|it| it.id), |id, standing| {
        let is_listed = money != Some("overdue") || standing.overdue.minor > 0;
        is_listed.then(|| days.as_ref().map_or_else(|| figure(&column, standing), |days| days.of(id)))
    });
    let places = places.into_iter().flatten().map(Some).chain(std::iter::repeat(None));
    let sorted: Vec<Sorted> = rows
        .into_iter()
        .zip(figures.into_iter().zip(places))
        .filter_map(|(it, (figure, place))| {
            figure.map(|figure| Sorted::new(it, &column, own.as_ref(), place.unwrap_or(figure)))
        })
        .collect();
    let both = |a: usize, b: usize| sorted.get(a).zip(sorted.get(b));
    let words = |a: usize, b: usize| {
        let order = |(a, b): (&Sorted, &Sorted)| a.words(&column, own.as_ref()).cmp(b.words(&column, own.as_ref()));
        both(a, b).map_or(Ordering::Equal, order)
    };
    let names = |a: usize, b: usize| {
        let order = |(a, b): (&Sorted, &Sorted)| {
            let (a, b) = (&a.customer, &b.customer);
            a.name.cmp(&b.name).then_with(|| a.id.cmp(&b.id))
        };
        both(a, b).map_or(Ordering::Equal, order)
    };
    // asked once and not at every comparison: with nothing due, every place is the same
    let holds_words = own.is_some() || WORDS.contains(&column.as_str());
    let words: Option<Tie<'_>> = if holds_words { Some(&words) } else { None };
    let numbers: Vec<RowPlace> = sorted.iter().map(|it| it.place).collect();
    let order = in_order(&numbers, direction == Direction::Descending, words, &names);
    let listed: Vec<&Arc<Customer>> =
        order.into_iter().filter_map(|at| sorted.get(at)).map(|it| &it.customer).collect();
    if query.filters.is_empty() && is_plain(&column) {
        known.keep(app, query, listed.iter().copied().cloned().collect());
    }
    listed.iter().map(|it| it.id).collect()
}

/// Whether a column tells of the record or of its money, and of nothing that was done: its order is kept.
fn is_plain(column: &str) -> bool {
    let is_own = matches!(CustomerColumn::of(column), Some(CustomerColumn::Own(_)));
    !is_own && !matches!(column, "state" | "last_contact" | "next_step")
}

/// What is left of rows that stand in their order already. The reader follows the same as if they had been sorted. A list that is
/// sorted by its stages is none of these.
fn left_of(app: App, query: &Query, sorted: &Listed, mut fits: impl FnMut(&Customer) -> bool) -> Vec<CustomerId> {
    app.watch_any::<Customer>();
    let rows = sorted.rows.iter();
    let left: Vec<CustomerId> = match (stage::asked(query), sorted.stages.as_deref()) {
        (None, _) => rows.filter(|it| fits(it)).map(|it| it.id).collect(),
        (Some(asked), Some(stages)) => {
            // what may change is noted all the same
            let _followed = app.customer_stages(std::iter::empty());
            // a number is compared first, and of the others nothing is looked at
            let of_stage = rows.zip(stages).filter(|(_, stage)| **stage == asked);
            of_stage.filter(|(it, _)| fits(it)).map(|(it, _)| it.id).collect()
        }
        (Some(asked), None) => {
            let left: Vec<CustomerId> = rows.filter(|it| fits(it)).map(|it| it.id).collect();
            let stages = app.customer_stages(left.iter().copied());
            left.into_iter().zip(stages).filter(|(_, it)| it.stage == asked).map(|(id, _)| id).collect()
        }
    };
    if query.filter("money") != Some("overdue") {
        let _followed = app.each_customer(std::iter::empty(), |_, _| ());
        return left;
    }
    let owing = app.each_customer(left.iter().copied(), |_, standing| standing.overdue.minor > 0);
    left.into_iter().zip(owing).filter(|(_, owes)| *owes).map(|(id, _)| id).collect()
}

/// Leaves those who are in the stage that is asked for; gives the place of each by its stage where the list is sorted by that.
/// Nothing is looked up where neither is wanted.
fn stage_places(app: App, query: &Query, rows: &mut Vec<Arc<Customer>>) -> Option<Vec<i64>> {
    let asked = stage::asked(query);
    let sorts = query.sort.as_ref().is_some_and(|(column, _)| column == "state");
    if asked.is_none() && !sorts {
        return None;
    }
    let stages = app.customer_stages(rows.iter().map(|it| it.id));
    let found = stages.iter().map(|it| it.stage);
    let kept = std::mem::take(rows).into_iter().zip(found).filter(|(_, it)| asked.is_none_or(|asked| *it == asked));
    let (left, places): (Vec<_>, Vec<_>) = kept.map(|(row, it)| (row, stage::place(it))).unzip();
    *rows = left;
    sorts.then_some(places)
}

/// What is in the pool, the longest there first.
fn public(app: App) -> Vec<CustomerId> {
    let all = app.customers().into_iter();
    let mut there: Vec<(Date, CustomerId)> =
        all.filter_map(|it| app.in_pool(&it).map(|event| (event.on, it.id))).collect();
    there.sort();
    there.into_iter().map(|(_, id)| id).collect()
}

/// A field that the team defined, with its id.
type Own = (OwnFieldId, OwnField);

/// The field that a list is sorted by, if it is by one.
fn own_of(app: App, column: &str) -> Option<Own> {
    let Some(CustomerColumn::Own(id)) = CustomerColumn::of(column) else { return None };
    app.own_fields().get(id).map(|field| (id, field.clone()))
}

/// A customer with what its place in the list follows from, found once and not at every comparison.
struct Sorted {
    customer: Arc<Customer>,
    place: RowPlace,
}

impl Sorted {
    fn new(customer: Arc<Customer>, column: &str, own: Option<&Own>, figure: i64) -> Self {
        let name = Beginning::of(&customer.name);
        let mut sorted = Self { customer, place: RowPlace { column: (figure, Beginning::default()), name } };
        if let Some((id, field)) = own {
            sorted.place.column.0 = field.place(sorted.customer.own.get(id));
        }
        let number = match column {
            "level" => Some(level_place(sorted.customer.level)),
            "scale" => Some(scale_place(sorted.customer.scale)),
            // what has no date comes behind what has one, and no limit before any
            "since" => Some(sorted.customer.since.map_or(i64::MAX, day_place)),
            "credit_limit" => Some(sorted.customer.credit_limit.map_or(i64::MIN, |limit| limit.minor)),
            _ => None,
        };
        match number {
            Some(number) => sorted.place.column.0 = number,
            None => sorted.place.column.1 = Beginning::of(sorted.words(column, own)),
        }
        sorted
    }

    /// The words of the column, if it holds words.
    fn words(&self, column: &str, own: Option<&Own>) -> &str {
        if let Some((id, _)) = own {
            return if let Some(OwnValue::Text(words)) = self.customer.own.get(id) { words } else { "" };
        }
        match column {
            "owner" => &self.customer.owner,
            "name" => &self.customer.name,
            "number" => &self.customer.number,
            "short_name" => &self.customer.short_name,
            "industry" => &self.customer.industry,
            "source" => &self.customer.source,
            "region" => &self.customer.address.region,
            "code" => &self.customer.code,
            "phone" => &self.customer.phone,
            "email" => &self.customer.email,
            _ => "",
        }
    }
}

/// The figure of a customer in a column of figures or days. What comes due first stands first; nothing due stands last.
fn figure(column: &str, standing: &CustomerStanding) -> i64 {
    match column {
        "receivable" => standing.receivable.minor,
        "overdue" => standing.overdue.minor,
        "in_force" => standing.in_force.minor,
        "collected" => standing.collected.minor,
        "contracts" => i64::try_from(standing.contracts).unwrap_or(i64::MAX),
        "next" => standing.next_due.map_or(i64::MAX, day_place),
        _ => 0,
    }
}

/// A day of our own work with each customer, found in one walk over what was recorded.
struct Days {
    found: HashMap<CustomerId, Date>,
    /// Where those stand of whom there is none.
    none: i64,
}

impl Days {
    fn of(&self, id: CustomerId) -> i64 {
        self.found.get(&id).map_or(self.none, |day| day_place(*day))
    }
}

/// The days a list is sorted by, if it is by those of our own work. Whoever was never spoken to waits the longest.
fn days_of_work(app: App, column: &str) -> Option<Days> {
    let as_of = app.as_of();
    let read: fn(&Activity, Date) -> Option<Date> = match column {
        "last_contact" => |it, as_of| Some(it.on).filter(|on| *on <= as_of),
        "next_step" => Activity::open_on,
        _ => return None,
    };
    let is_last = column == "last_contact";
    let mut found: HashMap<CustomerId, Date> = HashMap::new();
    for it in app.watch_all::<Activity>() {
        if let Some((customer, day)) = it.customer.zip(read(&it, as_of)) {
            let known = found.entry(app.peek_survivor(customer)).or_insert(day);
            *known = if is_last { day.max(*known) } else { day.min(*known) };
        }
    }
    Some(Days { found, none: if is_last { i64::MIN } else { i64::MAX } })
}

fn day_place(day: Date) -> i64 {
    i64::from(day.naive().num_days_from_ce())
}

/// The largest first; what nobody said stands last.
const fn scale_place(scale: Size) -> i64 {
    match scale {
        Size::Large => 0,
        Size::Medium => 1,
        Size::Small => 2,
        Size::Micro => 3,
        Size::Unknown => 4,
    }
}

const fn level_place(level: Level) -> i64 {
    match level {
        Level::A => 0,
        Level::B => 1,
        Level::C => 2,
        Level::D => 3,
    }
}
