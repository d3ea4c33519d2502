//! Why an amendment may not be started or sent on: what a person needs to know to act on it.

use super::{Amendment, Begins, State, binding::binding, replan};
use crate::domain::account::{Account, PartAccount};
use crate::domain::contract::Contract;
use crate::domain::date::Date;
use crate::domain::id::AmendmentId;
use crate::domain::money::Money;
use crate::domain::progress::Progress;
use crate::domain::schedule::PlanError;

/// Why an amendment may not be started or sent on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The contract is not signed yet: its draft is simply changed.
    NotSigned,
    /// The contract has ended.
    Ended,
    /// Another amendment is on its way: one after the other, so that each says what it changes.
    OpenAlready {
        /// Its number.
        number: String,
    },
    /// Another amendment is signed and binds from a day ahead: the next one begins with its terms.
    SignedAhead {
        /// Its number.
        number: String,
        /// The day from which it binds.
        from: Date,
    },
    /// It changes nothing.
    NothingChanged,
    /// It changes what makes the contract this contract.
    Fixed(Fixed),
    /// Its day lies before the contract itself was signed.
    BeforeContract {
        /// The day on which the contract was signed.
        signed_on: Date,
    },
    /// Its day lies before the one from which the amendment that it follows binds.
    BeforeAmendment {
        /// The day from which that one binds.
        from: Date,
    },
    /// Another amendment took effect since the draft was begun: its terms would be lost.
    OtherBasis,
    /// Another amendment has its number.
    NumberTaken,
    /// A row of the plan that money was counted towards is gone.
    PaidRowMissing {
        /// The row, from 1.
        number: usize,
    },
    /// A row of the plan that money was counted towards has another amount.
    PaidRowChanged {
        /// The row, from 1.
        number: usize,
        /// What it was and stays.
        was: Money,
        /// What the draft makes of it.
        now: Money,
    },
    /// A row of the plan that money was counted towards is due at another time.
    PaidRowMoved {
        /// The row, from 1.
        number: usize,
    },
    /// A row that was due already would come to more: what is added to it was not owed on that day.
    OverdueRowRaised {
        /// The row, from 1.
        number: usize,
        /// What it is.
        was: Money,
    },
    /// A balance that money was counted towards is another.
    PaidBalanceChanged {
        /// What it was and stays.
        was: Money,
        /// What the draft makes of it.
        now: Money,
    },
    /// A balance that money was counted towards is due at another time.
    PaidBalanceMoved,
    /// A balance that was due already would be more: what is added to it was not owed on that day.
    OverdueBalanceRaised {
        /// What it is.
        was: Money,
    },
    /// The months that were made up or paid come to more than the new amount.
    MonthsExcess {
        /// By so much.
        by: Money,
    },
    /// Every month of the term was made up or paid, and the new amount is more than they come to.
    MonthsMissing {
        /// By so much.
        by: Money,
    },
    /// What was made up or paid leaves nothing for the other months of the term.
    MonthsWithoutPrice,
    /// Its day lies before the account of a month that is overdue by now, which would be more: what is added to it was not owed then.
    OverdueMonthRaised {
        /// What that month is.
        was: Money,
        /// The day on which its account was made up.
        made_up_on: Date,
    },
    /// The rows come to less than the new amount.
    Missing {
        /// By so much.
        by: Money,
    },
    /// The rows come to more than the new amount.
    Excess {
        /// By so much.
        by: Money,
    },
    /// The plan cannot be carried out for another reason.
    Plan(PlanError),
}

/// What an amendment leaves as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fixed {
    /// The number of the contract.
    Number,
    /// Who the parties are.
    Parties,
    /// The currency: what was paid was paid in it.
    Currency,
}

/// Whether an amendment of a contract that stands like this may be started, beside those that there are.
///
/// # Errors
/// A contract that is not signed or is over; another amendment that is still open, or signed and not yet binding.
pub fn may_start<'a>(
    contract: &Progress,
    amendments: impl IntoIterator<Item = &'a Amendment>,
    today: Date,
) -> Result<(), Refusal> {
    if contract.is_ended() {
        return Err(Refusal::Ended);
    }
    if !contract.is_in_force() {
        return Err(Refusal::NotSigned);
    }
    for it in amendments {
        match it.state(today) {
            State::Draft | State::InApproval | State::ToSign | State::PartSigned => {
                return Err(Refusal::OpenAlready { number: it.number.clone() });
            }
            State::Signed { from } => return Err(Refusal::SignedAhead { number: it.number.clone(), from }),
            State::Binds { .. } | State::Withdrawn { .. } => {}
        }
    }
    Ok(())
}

/// What an amendment meets when it is sent on.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The terms that it changes.
    pub basis: &'a Contract,
    /// When the contract was signed.
    pub signed_on: Option<Date>,
    /// The money of the contract as of today.
    pub account: Option<&'a Account>,
    /// All amendments of the contract.
    pub all: &'a [&'a Amendment],
    /// Today.
    pub today: Date,
}

impl Amendment {
    /// Whether it may be submitted, and signed, as things stand.
    ///
    /// # Errors
    /// The first thing that bars it.
    pub fn may_go_on(&self, setting: &Setting<'_>) -> Result<(), Refusal> {
        let (basis, terms) = (setting.basis, &self.terms);
        if setting.all.iter().any(|it| it.id != self.id && it.number == self.number) {
            return Err(Refusal::NumberTaken);
        }
        let others = || setting.all.iter().copied().filter(|it| it.id != self.id);
        let begun = binding(others(), setting.today);
        let in_force: Option<AmendmentId> = begun.last().map(|(_, it)| it.id);
        let is_ahead = |it: &Amendment| matches!(it.state(setting.today), State::Signed { .. });
        if in_force != self.after || others().any(is_ahead) {
            return Err(Refusal::OtherBasis);
        }
        if let (Begins::On(on), Some((from, _))) = (self.begins, begun.last())
            && on < *from
        {
            return Err(Refusal::BeforeAmendment { from: *from });
        }
        if let (Begins::On(on), Some(signed_on)) = (self.begins, setting.signed_on)
            && on < signed_on
        {
            return Err(Refusal::BeforeContract { signed_on });
        }
        if terms.number != basis.number {
            return Err(Refusal::Fixed(Fixed::Number));
        }
        // an amendment that called the sides by other names would change every article
        if (terms.own_entity, terms.customer, terms.our_capacity, &terms.party_names)
            != (basis.own_entity, basis.customer, basis.our_capacity, &basis.party_names)
        {
            return Err(Refusal::Fixed(Fixed::Parties));
        }
        if terms.price.currency != basis.price.currency {
            return Err(Refusal::Fixed(Fixed::Currency));
        }
        if same_terms(basis, terms) {
            return Err(Refusal::NothingChanged);
        }
        let Some(account) = setting.account else { return Ok(()) };
        // what a settlement put beside the plan is no row of it
        let rows: Vec<PartAccount> = account.parts.iter().filter(|row| row.settles.is_none()).cloned().collect();
        let by_month = |contract: &Contract| contract.payment.terms().is_some_and(|it| it.plan.is_monthly());
        if by_month(terms) && by_month(basis) {
            let from = match self.begins {
                Begins::OnSigning => setting.today,
                Begins::On(day) => day,
            };
            return replan::check_months(&rows, basis, terms, from);
        }
        if by_month(terms)
            && let Some(row) = rows.iter().find(|row| replan::is_settled(row))
        {
            return Err(Refusal::PaidRowMissing { number: row.number });
        }
        replan::check(&rows, terms)
    }
}

/// Whether both say the same to the other side; who looks after the contract and what is noted beside it is our own.
fn same_terms(basis: &Contract, terms: &Contract) -> bool {
    let as_basis = Contract {
        id: basis.id,
        drafted_from: basis.drafted_from,
        owner: basis.owner.clone(),
        note: basis.note.clone(),
        circumstances: basis.circumstances.clone(),
        acknowledged: basis.acknowledged.clone(),
        signing: terms.signing.in_words(),
        ..terms.clone()
    };
    as_basis == Contract { signing: basis.signing.in_words(), ..basis.clone() }
}
