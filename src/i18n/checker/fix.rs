//! What a fix does, in words.

use crate::domain::checker::fix::Fix;
use crate::i18n::{Text, format};

impl Text {
    /// What a fix changes: the words on its button.
    pub fn checker_fix(self, fix: &Fix) -> String {
        match fix {
            Fix::Earnest(sum) if sum.minor > 0 => {
                let sum = format::money(*sum);
                self.pick(format!("将定金改为 {sum}"), format!("Set the earnest money to {sum}"))
            }
            Fix::Earnest(_) => self.pick("不收定金", "Take no earnest money").to_owned(),
            Fix::Acceleration(overdue, cure) => {
                let (overdue, cure) = (format::percent(*overdue), self.period(*cure));
                self.pick(
                    format!("改为逾期达 {overdue} 且催告 {cure}后加速到期"),
                    format!("Accelerate at {overdue} overdue, {cure} after a demand"),
                )
            }
            Fix::Usual(term) => self.checker_usual(*term).to_owned(),
            Fix::Survives(clause) => {
                let clause = self.clause_name(*clause);
                self.pick(format!("“{clause}”在终止后继续有效"), format!("Let {clause} survive the end"))
            }
        }
    }
}
