//! What is wrong with a row, and what is merely worth a look. The words are in `i18n`.

use serde::{Deserialize, Serialize};

use super::columns::Field;
use crate::domain::own_field::OwnValueFault;

/// One thing wrong with one row; the row is not brought in before it is mended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowFault {
    /// A cell that cannot be read as what its column holds.
    Cell {
        /// What the column holds.
        field: Field,
        /// The column, from 0.
        column: usize,
        /// The cell as written.
        raw: String,
        /// Why.
        reason: Reason,
    },
    /// More filled cells than headings: usually a separator inside a text without quotes, so that the cells are shifted.
    SurplusCells {
        /// How many columns the list has.
        columns: usize,
        /// How many cells the row has.
        cells: usize,
    },
}

/// Why a cell cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Nothing there, and the row cannot do without.
    Missing,
    /// The word for a total: a line of sums, not a customer.
    Totals,
    /// A spreadsheet's own error, such as `#REF!`, or `####` for a column that was too narrow.
    SpreadsheetError,
    /// A long number that a spreadsheet shortened to something like 1.38E+10: its digits are lost.
    Shortened,
    /// No date in any form that is read.
    NotADate,
    /// A date in form, but no such day, such as 30 February.
    NoSuchDay,
    /// 3/4/2026: which is the month?
    DayOrMonth,
    /// Before 1900.
    DateOutOfRange,
    /// Words for an amount that is open, such as "to be agreed".
    AmountOpen,
    /// No amount.
    NotAnAmount,
    /// An amount in another currency than the list is read in.
    OtherCurrency,
    /// Below zero where that makes no sense.
    Negative,
    /// Not an e-mail address.
    NotAnEmail,
    /// Not a telephone number.
    NotAPhone,
    /// A registration code has 18 characters.
    CodeLength {
        /// How many there are.
        found: usize,
    },
    /// A character that no registration code has, such as the letter O for the figure 0.
    CodeCharacter {
        /// Which one, from 1.
        position: usize,
        /// What stands there.
        character: char,
    },
    /// The check character does not follow from the others: at least one character is mistyped.
    CodeCheck {
        /// What the last character would have to be.
        expected: char,
    },
    /// No part of a contact that is known.
    NotARole,
    /// No way of consent that is known.
    NotAWay,
    /// How somebody agreed or withdrew, and not when.
    NoDay,
    /// Neither an organisation nor a person.
    NotAKind,
    /// Not a way to deal with us that is known.
    NotATradeRole,
    /// Not a size of an enterprise that is known.
    NotAScale,
    /// Not a level that is known.
    NotALevel,
    /// No customer has this number or code, and the row tells no name.
    NobodySo,
    /// No value of a field that the team defined.
    Own(OwnValueFault),
}

/// Something in a row that is brought in as it stands, but worth a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remark {
    /// The text begins like a formula. It is text here and is never run.
    LooksLikeFormula(Field),
    /// The text holds characters that cannot be seen or that turn its direction.
    HiddenCharacters(Field),
}
