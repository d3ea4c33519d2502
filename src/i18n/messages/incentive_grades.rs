//! Factors of grades in incentive plans.

use crate::domain::incentive::grades::Graded;
use crate::domain::rate::Ppm;
use crate::i18n::{Text, format};

messages! {
    scheme_grades => "等级系数" | "Factors of grades";
    scheme_grades_hint => "选填。计入成员在本期已定稿的评估：双方确认，或无异议关闭；覆盖整个结算周期的，取最短的一份，同样长短的取最后定稿的。没有这样的评估，按全额计。" | "optional. What counts is the member's final evaluation, confirmed by both sides or closed without objection, that covers the whole period: the shortest, and of those the one that became final last. Without one all is earned in full.";
    scheme_grades_usual(table: &str) => "填入常用系数：{table}" | "Put in the usual ones: {table}";
    scheme_grade => "等级" | "Grade";
    scheme_factor => "系数" | "Factor";
    scheme_grade_problem => "每个等级写一次名称。" | "Name every grade, and each once.";
    scheme_factor_problem => "写 0 到 1000 之间的百分比。" | "Write a percentage between 0 and 1000.";
    accrual_grade_sheet => "看评估" | "See the evaluation";
}

impl Text {
    /// How the grade of a member counted.
    pub fn accrual_grade(self, graded: Option<&Graded>) -> String {
        match graded {
            None => {
                self.pick("本期没有定稿的评估，按全额计", "no final evaluation covers the period: in full").to_owned()
            }
            Some(it) if it.grade.is_empty() => {
                self.pick("评估未评级，按全额计", "the evaluation gives no grade: in full").to_owned()
            }
            Some(it) => {
                let (grade, factor) = (&it.grade, format::percent(it.factor));
                if it.factor == Ppm::WHOLE {
                    self.pick(format!("等级 {grade}，按全额计"), format!("grade {grade}: in full"))
                } else {
                    self.pick(format!("等级 {grade} × {factor}"), format!("grade {grade} × {factor}"))
                }
            }
        }
    }
}
