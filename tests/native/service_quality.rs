//! Figures about the service.

use counterpart::domain::exact::ExactError;
use counterpart::domain::service_quality::{
    ServiceQualityError, Tenths, net_promoter_score, satisfaction, share_of_cases,
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// What was counted, of how many, and the figure in tenths.
fn check(found: Result<Tenths, ServiceQualityError>, expected: i64, what: &str) {
    assert_eq!(found, Ok(Tenths(expected)), "{what}");
}

#[test]
fn shares_and_scores_of_the_contract_rules() {
    let share = |part, whole| share_of_cases(part, whole).map(|worked| worked.value);
    check(share(57, 60), 950, "compliance of 57 in 60");
    check(share(60, 60), 1_000, "all of them");
    check(share(9_999, 10_000), 999, "100 % means all of them");
    check(share(0, 3), 0, "none of them");
    check(satisfaction(168, 200).map(|worked| worked.value), 840, "168 of 200 satisfied");
    let score = |promoters, detractors, answers| net_promoter_score(promoters, detractors, answers).map(|it| it.value);
    check(score(120, 30, 200), 450, "120 promoters, 30 detractors of 200");
    check(score(0, 200, 200), -1_000, "detractors only");
    check(score(1, 0, 16), 63, "6.25 is rounded half up");
    check(score(0, 1, 16), -63, "and so is its opposite");
    let worked = net_promoter_score(120, 30, 200).expect("a score");
    assert_eq!((worked.working[0].counted, worked.working[0].of), (90, 200), "the number of answers is shown");
}

#[test]
fn nothing_counted_too_few_answers_and_more_than_all_are_refused() {
    use ServiceQualityError::{Exact, MoreThanAll, NothingCounted, TooFewAnswers};
    assert_eq!(share_of_cases(0, 0), Err(NothingCounted));
    assert_eq!(share_of_cases(4, 3), Err(MoreThanAll { part: 4, whole: 3 }));
    assert_eq!(satisfaction(4, 4), Err(TooFewAnswers { answers: 4 }));
    check(satisfaction(5, 5).map(|worked| worked.value), 1_000, "five answers are enough");
    assert_eq!(net_promoter_score(1, 1, 4), Err(TooFewAnswers { answers: 4 }));
    assert_eq!(net_promoter_score(3, 3, 5), Err(MoreThanAll { part: 6, whole: 5 }));
    assert_eq!(net_promoter_score(u32::MAX, 1, u32::MAX), Err(Exact(ExactError::Overflow)));
}
