//! The boxes of a plan: what they hold of one that is known, and the plan that they describe.

use super::grades;
use crate::domain::commission::{
    BonusCurve, BonusPoint, CommissionCap, CommissionMethod, CommissionPlan, Participant, ParticipantError,
    Participants, RateTier, RateTiers, UnitTier, UnitTiers, UpperBound,
};
use crate::domain::date::Date;
use crate::domain::id::{IncentivePlanId, MemberId};
use crate::domain::incentive::period::Grain;
use crate::domain::incentive::plan::{Goal, IncentivePlan, Metric, Reach, Release};
use crate::domain::money::{Currency, Money};
use crate::domain::rate::Ppm;
use crate::i18n::{Text, format};
use crate::state::{Form, Problem};

/// Two boxes in a row: their names in the form and in the page.
pub(super) struct Pair {
    pub(super) first: &'static str,
    pub(super) second: &'static str,
    pub(super) first_id: &'static str,
    pub(super) second_id: &'static str,
}

macro_rules! pairs {
    ($a:literal, $b:literal: $($n:literal),*) => {
        [$(Pair {
            first: concat!($a, $n), second: concat!($b, $n),
            first_id: concat!("plan-", $a, $n), second_id: concat!("plan-", $b, $n),
        }),*]
    };
}

pub(super) use pairs;

/// The rows of tiers, or of the points of a curve.
pub(super) const TIERS: [Pair; 6] = pairs!("to", "rate": "1", "2", "3", "4", "5", "6");
/// The rows of those who share.
pub(super) const SHARES: [Pair; 6] = pairs!("who", "part": "1", "2", "3", "4", "5", "6");

/// The methods, by the names that the form has for them.
pub(super) const METHODS: [&str; 4] = ["marginal", "whole", "per_unit", "on_target"];

/// A percentage as a box shows it: the sign stands behind the box.
pub(super) fn percent(rate: Ppm) -> String {
    format::percent(rate).trim_end_matches('%').to_owned()
}

/// The boxes with what they hold of a plan, or of a new one.
pub(super) fn boxes(plan: Option<&IncentivePlan>, from: Date) -> Vec<(&'static str, String)> {
    let method = plan.map_or(METHODS[0], |it| match it.pay.method {
        CommissionMethod::Marginal(_) => "marginal",
        CommissionMethod::Whole(_) => "whole",
        CommissionMethod::PerUnit(_) => "per_unit",
        CommissionMethod::OnTarget { .. } => "on_target",
    });
    let (days, release) = match plan.map(|it| it.release).unwrap_or_default() {
        Release::Collected => (String::new(), "collected"),
        Release::AfterDays(days) => (days.to_string(), "days"),
    };
    let bonus = plan.and_then(|it| match &it.pay.method {
        CommissionMethod::OnTarget { bonus, .. } => Some(format::plain_amount(*bonus)),
        CommissionMethod::Marginal(_) | CommissionMethod::Whole(_) | CommissionMethod::PerUnit(_) => None,
    });
    let goal = plan.and_then(|it| it.goal).map(|goal| match goal {
        Goal::Money(money) => format::plain_amount(money),
        Goal::Units(units) => format::plain_quantity(units),
    });
    let cap = plan.and_then(|it| match it.pay.cap {
        CommissionCap::None => None,
        CommissionCap::AtMost(cap) => Some(format::plain_amount(cap)),
    });
    let hold = plan.map(|it| it.pay.hold_back).filter(|it| it.0 > 0).map(percent);
    let mut all = vec![
        ("name", plan.map(|it| it.name.clone()).unwrap_or_default()),
        ("metric", plan.map(|it| it.metric).unwrap_or_default().name().to_owned()),
        ("reach", if plan.is_some_and(|it| it.reach == Reach::Everybody) { "all" } else { "theirs" }.to_owned()),
        ("method", method.to_owned()),
        ("currency", plan.map_or(Currency::CNY, |it| it.currency).code().to_owned()),
        ("bonus", bonus.unwrap_or_default()),
        ("goal", goal.unwrap_or_default()),
        ("net", plan.and_then(|it| it.net_of).map(percent).unwrap_or_default()),
        ("grain", plan.map(|it| it.grain).unwrap_or_default().name().to_owned()),
        ("from", plan.map_or(from, |it| it.from).to_string()),
        ("to", plan.and_then(|it| it.to).map(|it| it.to_string()).unwrap_or_default()),
        ("hold", hold.unwrap_or_default()),
        ("release", release.to_owned()),
        ("days", days),
        ("cap", cap.unwrap_or_default()),
        ("note", plan.map(|it| it.note.clone()).unwrap_or_default()),
    ];
    let tiers = plan.map(|it| tier_words(&it.pay.method)).unwrap_or_default();
    let mut tiers = tiers.into_iter();
    for pair in &TIERS {
        let (first, second) = tiers.next().unwrap_or_default();
        all.extend([(pair.first, first), (pair.second, second)]);
    }
    all.extend(grades::boxes(plan));
    let mut shares = plan.map(|it| it.participants.as_slice()).unwrap_or_default().iter();
    for pair in &SHARES {
        let share = shares.next();
        all.push((pair.first, share.map(|it| it.member.to_string()).unwrap_or_default()));
        all.push((pair.second, share.map(|it| percent(it.share)).unwrap_or_default()));
    }
    all
}

fn tier_words(method: &CommissionMethod) -> Vec<(String, String)> {
    match method {
        CommissionMethod::Marginal(tiers) | CommissionMethod::Whole(tiers) => {
            let row = |tier: &RateTier| match tier.upper {
                UpperBound::UpTo(bound) => (format::plain_amount(bound), percent(tier.rate)),
                UpperBound::Open => (String::new(), percent(tier.rate)),
            };
            tiers.as_slice().iter().map(row).collect()
        }
        CommissionMethod::PerUnit(tiers) => {
            let row = |tier: &UnitTier| match tier.upper {
                UpperBound::UpTo(bound) => (format::plain_quantity(bound), format::plain_amount(tier.each)),
                UpperBound::Open => (String::new(), format::plain_amount(tier.each)),
            };
            tiers.as_slice().iter().map(row).collect()
        }
        CommissionMethod::OnTarget { curve, .. } => {
            curve.as_slice().iter().map(|it| (percent(it.attainment), percent(it.payout))).collect()
        }
    }
}

/// The sum of the shares that are typed so far, in parts per million; nothing while nothing is.
pub(super) fn typed_shares(form: Form) -> Option<i128> {
    let is_typed = |pair: &Pair| [pair.first, pair.second].iter().any(|name| form.field(name).with_any());
    if !SHARES.iter().any(is_typed) {
        return None;
    }
    let parts = SHARES.iter().filter(|pair| form.field(pair.first).with_any());
    let sum = parts.filter_map(|pair| format::parse_percent(&form.field(pair.second).get_any()));
    // parts of 64 bits, as many as there are boxes: nothing is cut off within 128
    Some(sum.fold(0_i128, |sum, part| sum.saturating_add(part.wide())))
}

/// What a box holds, followed.
trait Followed {
    fn with_any(self) -> bool;
    fn get_any(self) -> String;
}

impl Followed for leptos::prelude::RwSignal<String> {
    fn with_any(self) -> bool {
        use leptos::prelude::With;
        self.with(|text| !text.trim().is_empty())
    }

    fn get_any(self) -> String {
        use leptos::prelude::Get;
        self.get()
    }
}

/// What is wrong, box by box.
struct Problems<'a> {
    text: Text,
    all: &'a mut Vec<Problem>,
}

impl Problems<'_> {
    fn add(&mut self, field: &'static str, words: &str) {
        self.all.push(Problem { field, words: words.to_owned() });
    }

    /// A percentage that may be left out.
    fn percent(&mut self, form: Form, field: &'static str) -> Option<Ppm> {
        let typed = form.text(field);
        if typed.is_empty() {
            return None;
        }
        let read = format::parse_percent(&typed).filter(|it| (Ppm(0)..=Ppm::WHOLE).contains(it));
        if read.is_none() {
            self.add(field, self.text.scheme_percent_problem());
        }
        read
    }

    /// An amount above nothing that may be left out.
    fn amount(&mut self, form: Form, field: &'static str, currency: Currency) -> Option<Money> {
        let typed = form.text(field);
        if typed.is_empty() {
            return None;
        }
        let read = format::parse_amount(&typed, currency).filter(|it| it.minor > 0);
        if read.is_none() {
            self.add(field, self.text.scheme_amount_problem());
        }
        read
    }
}

/// The rows that hold anything.
fn rows(form: Form) -> Vec<(String, String)> {
    let typed = TIERS.iter().map(|pair| (form.text(pair.first), form.text(pair.second)));
    let mut all: Vec<_> = typed.collect();
    while all.last().is_some_and(|(first, second)| first.is_empty() && second.is_empty()) {
        all.pop();
    }
    all
}

fn rate_tiers(form: Form, currency: Currency) -> Option<RateTiers> {
    let tier = |(to, rate): (String, String)| {
        let upper =
            if to.is_empty() { UpperBound::Open } else { UpperBound::UpTo(format::parse_amount(&to, currency)?) };
        Some(RateTier { upper, rate: format::parse_percent(&rate)? })
    };
    RateTiers::new(rows(form).into_iter().map(tier).collect::<Option<_>>()?).ok()
}

fn unit_tiers(form: Form, currency: Currency) -> Option<UnitTiers> {
    let tier = |(to, each): (String, String)| {
        let upper = if to.is_empty() { UpperBound::Open } else { UpperBound::UpTo(format::parse_quantity(&to)?) };
        Some(UnitTier { upper, each: format::parse_amount(&each, currency)? })
    };
    UnitTiers::new(rows(form).into_iter().map(tier).collect::<Option<_>>()?).ok()
}

fn curve(form: Form) -> Option<BonusCurve> {
    let point = |(attained, paid): (String, String)| {
        Some(BonusPoint { attainment: format::parse_percent(&attained)?, payout: format::parse_percent(&paid)? })
    };
    BonusCurve::new(rows(form).into_iter().map(point).collect::<Option<_>>()?).ok()
}

fn method(
    form: Form,
    currency: Currency,
    bonus: Option<Money>,
    problems: &mut Problems<'_>,
) -> Option<CommissionMethod> {
    let text = problems.text;
    let found = match form.text("method").as_str() {
        "whole" => rate_tiers(form, currency).map(CommissionMethod::Whole),
        "per_unit" => unit_tiers(form, currency).map(CommissionMethod::PerUnit),
        "on_target" => {
            let found = curve(form);
            if found.is_none() {
                problems.add(TIERS[0].first, text.scheme_points_problem());
            }
            if bonus.is_none() {
                problems.add("bonus", text.scheme_amount_problem());
            }
            return Some(CommissionMethod::OnTarget { bonus: bonus?, curve: found? });
        }
        _ => rate_tiers(form, currency).map(CommissionMethod::Marginal),
    };
    if found.is_none() {
        problems.add(TIERS[0].first, text.scheme_tier_problem());
    }
    found
}

fn participants(form: Form, problems: &mut Problems<'_>) -> Vec<Participant> {
    let named = SHARES.iter().filter_map(|pair| {
        let member = MemberId::parse(&form.text(pair.first))?;
        let share = format::parse_percent(&form.text(pair.second)).unwrap_or(Ppm(0));
        Some(Participant { member, share })
    });
    let named: Vec<Participant> = named.collect();
    match Participants::new(named.clone()) {
        Ok(_) => {}
        Err(ParticipantError::ShareNotPositive { .. } | ParticipantError::Repeated { .. }) => {
            problems.add(SHARES[0].second, problems.text.scheme_share_problem());
        }
        Err(ParticipantError::NotWhole { sum }) => {
            let sum = format::wide_percent(sum);
            let words = problems.text.scheme_shares_sum(&sum, false);
            problems.add(SHARES[0].second, &words);
        }
    }
    named
}

/// The currency that is chosen.
pub(super) fn currency(form: Form) -> Currency {
    Currency::of(&form.text("currency")).unwrap_or(Currency::CNY)
}

/// The plan that the boxes describe, or what is wrong with them. `known`: the draft that is edited, or the version before.
pub(super) fn written(
    text: Text,
    form: Form,
    id: IncentivePlanId,
    version: u32,
    follows: Option<IncentivePlanId>,
) -> Result<IncentivePlan, Vec<Problem>> {
    let mut all = Vec::new();
    let mut problems = Problems { text, all: &mut all };
    let currency = currency(form);
    let name = form.text("name");
    if name.is_empty() {
        problems.add("name", text.scheme_name_problem());
    }
    let metric = Metric::of(&form.text("metric")).unwrap_or_default();
    let chosen = form.text("method");
    let is_units = metric == Metric::Units;
    if chosen != "on_target" && is_units != (chosen == "per_unit") {
        problems.add("metric", text.scheme_unit_problem());
    }
    let bonus = problems.amount(form, "bonus", currency);
    let method = method(form, currency, bonus, &mut problems);
    let goal = (chosen == "on_target").then(|| {
        let typed = form.text("goal");
        let goal = if is_units {
            format::parse_quantity(&typed).filter(|it| it.thousandths > 0).map(Goal::Units)
        } else {
            format::parse_amount(&typed, currency).filter(|it| it.minor > 0).map(Goal::Money)
        };
        if goal.is_none() {
            problems.add("goal", text.scheme_goal_problem());
        }
        goal
    });
    let net_of = problems.percent(form, "net").filter(|_| !is_units);
    let hold_back = problems.percent(form, "hold").unwrap_or_default();
    let cap = problems.amount(form, "cap", currency).map_or(CommissionCap::None, CommissionCap::AtMost);
    let from = Date::parse(&form.text("from")).ok();
    if from.is_none() {
        problems.add("from", text.bad_date());
    }
    let typed = form.text("to");
    let to = Date::parse(&typed).ok();
    if to.is_none() && !typed.is_empty() {
        problems.add("to", text.bad_date());
    } else if to.zip(from).is_some_and(|(to, from)| to < from) {
        problems.add("to", text.scheme_to_problem());
    }
    let release = if form.text("release") == "days" {
        let days = form.text("days").parse::<u16>().ok().filter(|it| *it <= 9_999);
        if days.is_none() {
            problems.add("days", text.scheme_days_problem());
        }
        Release::AfterDays(days.unwrap_or(0))
    } else {
        Release::Collected
    };
    let participants = participants(form, &mut problems);
    let grades = grades::written(text, form).unwrap_or_else(|why| {
        all.push(why);
        Vec::new()
    });
    match (method, from) {
        (Some(method), Some(from)) if all.is_empty() => Ok(IncentivePlan {
            id,
            name,
            version,
            follows,
            metric,
            reach: if form.text("reach") == "all" { Reach::Everybody } else { Reach::Participants },
            pay: CommissionPlan { method, cap, hold_back },
            goal: goal.flatten(),
            net_of,
            currency,
            grain: Grain::of(&form.text("grain")).unwrap_or_default(),
            from,
            to,
            release,
            grades,
            participants,
            note: form.text("note"),
        }),
        (Some(_) | None, Some(_) | None) => Err(all),
    }
}
