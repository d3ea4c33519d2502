//! What clause S3 gave the other side (返利、佣金) and was not paid, as lines of the settlement list.

use super::line::{Line, Reckoned, Sort, with_amount};
use crate::domain::clause_incentive::{PeriodPayment, Settled, Step};
use crate::domain::contract::party::Who;
use crate::domain::contract::targets::IncentiveForm;
use crate::domain::date::Date;
use crate::domain::duties::days::Subject;
use crate::domain::duties::matter::Matter;
use crate::domain::duties::rows::{Row, Standing};
use crate::domain::lifecycle::obligation::Stage;
use crate::domain::money::Money;

/// The duty to pay what a period gave, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayDuty {
    /// Its id.
    pub id: String,
    /// Who bears it.
    pub bearer: Who,
    /// The day that follows from the end of the period.
    pub day: Option<Date>,
    /// Whether it is still owed.
    pub is_owed: bool,
}

/// The id of an instance of the duty to pay what a period gave, on every copy of a book.
pub fn pay_duty_id(form: IncentiveForm, instance: Subject) -> String {
    format!("{}/{instance}", Matter::PayIncentive { form }.name())
}

/// Whether what a period gave is still owed: by the instance of its duty until that was done or given up, as a breach takes nothing
/// off a debt. Of what lies beyond the reach of the duties nothing was recorded: it is owed unless both sides said that the contract
/// was performed.
pub const fn is_owed(row: Option<&Row>, is_performed: bool) -> bool {
    let Some(row) = row else { return !is_performed };
    match &row.standing {
        Standing::Life(stage) => match stage {
            Stage::Planned | Stage::InProgress { .. } | Stage::Submitted { .. } | Stage::Breached { .. } => true,
            Stage::Fulfilled { .. } | Stage::Waived { .. } => false,
        },
        Standing::ByBook(_) => false,
    }
}

/// What the periods that are over gave and was not paid, each with who owes it, by when and how it came about; and what became known
/// after the last of them was over. A period that gave nothing has no line here.
pub fn of_incentives(settled: &Settled, duty_of: impl Fn(&PeriodPayment) -> PayDuty) -> Vec<Line> {
    let given = settled.periods.iter().filter(|it| it.is_over && it.payout.paid.minor > 0);
    let mut lines: Vec<Line> = given
        .filter_map(|it| {
            let duty = duty_of(it);
            duty.is_owed.then(|| {
                let sort = Sort::Incentive { duty: duty.id, span: it.span, form: it.form };
                let line = Line::plain(sort, duty.bearer, true, it.due.or(duty.day));
                reckoned(line, it.payout.paid, it.steps())
            })
        })
        .collect();
    lines.extend(rest(settled));
    lines
}

fn rest(settled: &Settled) -> Option<Line> {
    let (form, rest) = (settled.periods.last()?.form, settled.rest()?);
    let (sort, whose, amount) = if rest.value.minor < 0 {
        (Sort::IncentiveBack(form), Who::Them, rest.value.negated().ok()?)
    } else {
        (Sort::IncentiveMore(form), Who::Us, rest.value)
    };
    Some(reckoned(Line::plain(sort, whose, true, None), amount, rest.working))
}

fn reckoned(line: Line, amount: Money, steps: Vec<Step>) -> Line {
    let step = |it: Step| Reckoned::Incentive(it, amount.currency);
    Line { working: steps.into_iter().map(step).collect(), ..with_amount(line, amount) }
}
