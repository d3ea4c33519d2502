//! How what is open of a part came about, line by line.

use crate::domain::collection::PositionLine;
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::i18n::{Text, format};

messages! {
    position_working => "未收金额怎么来的" | "How the open amount comes about";
    position_agreed(sum: &str) => "本期应收 {sum}" | "Agreed {sum}";
    position_received(sum: &str, left: &str) => "抵本金 {sum}，{left}" | "{sum} towards principal, {left}";
    position_received_back(sum: &str, left: &str) => "冲回抵本金的 {sum}，{left}" | "{sum} towards principal taken back, {left}";
    position_waived(sum: &str, left: &str) => "减免 {sum}，{left}" | "{sum} waived, {left}";
    position_waived_in_part(sum: &str, counted: &str, left: &str) => "减免 {sum}，按当时未收的 {counted} 计，{left}" | "{sum} waived, counted as {counted} (no more was open), {left}";
    position_waived_back(sum: &str, left: &str) => "撤回减免 {sum}，{left}" | "Waiver of {sum} taken back, {left}";
    position_waived_back_in_part(sum: &str, counted: &str, left: &str) => "撤回减免 {sum}，按此前减免的 {counted} 计，{left}" | "Waiver of {sum} taken back, counted as {counted} (no more was waived), {left}";
    position_left(sum: &str) => "未收 {sum}" | "{sum} left";
    position_over(sum: &str) => "多收 {sum}" | "{sum} too much";
}

impl Text {
    /// A line of the working of what is open of a part: the day, if it speaks of one, and what it says of it.
    pub fn position_line(self, line: PositionLine) -> (Option<Date>, String) {
        match line {
            PositionLine::Agreed { amount } => (None, self.position_agreed(&format::money(amount))),
            PositionLine::Collected { on, amount, left } => {
                let left = self.still_left(left);
                let words = match taken_back(amount) {
                    None => self.position_received(&format::money(amount), &left),
                    Some(back) => self.position_received_back(&format::money(back), &left),
                };
                (Some(on), words)
            }
            PositionLine::Waived { on, amount, counted, left } => {
                (Some(on), self.given_up(amount, counted, &self.still_left(left)))
            }
        }
    }

    /// What a waiver says, and what of it counts where that is less.
    fn given_up(self, amount: Money, counted: Money, left: &str) -> String {
        let is_whole = amount == counted;
        match taken_back(amount) {
            None if is_whole => self.position_waived(&format::money(amount), left),
            None => self.position_waived_in_part(&format::money(amount), &format::money(counted), left),
            Some(back) if is_whole => self.position_waived_back(&format::money(back), left),
            Some(back) => {
                let counted = format::money(taken_back(counted).unwrap_or(counted));
                self.position_waived_back_in_part(&format::money(back), &counted, left)
            }
        }
    }

    /// What is still to come after a step, or what came too much.
    fn still_left(self, left: Money) -> String {
        taken_back(left)
            .map_or_else(|| self.position_left(&format::money(left)), |over| self.position_over(&format::money(over)))
    }
}

/// How much a sum below zero takes back; nothing where it is none.
fn taken_back(sum: Money) -> Option<Money> {
    if sum.minor < 0 { sum.negated().ok() } else { None }
}
