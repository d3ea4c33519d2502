//! How likely customers are to recommend us: asked at the call-back, told on the ticket, and the net promoter score of a report
//! (`contract-rules.md` 5.2).

use counterpart::domain::contract::service::Urgency;
use counterpart::domain::exact::Worked;
use counterpart::domain::id::{ContractId, CustomerId, TicketId};
use counterpart::domain::lifecycle::ticket::TicketKind;
use counterpart::domain::lifecycle::ticket::command::Event;
use counterpart::domain::lifecycle::ticket::resolution::Answer;
use counterpart::domain::recommendation::{OffTheScale, Promotion, Recommendation, Recommended};
use counterpart::domain::service_quality::{QualityLine, ServiceQualityError, Tenths};
use counterpart::domain::service_report::{By, Counted, Figures, Of, Span, report};
use counterpart::i18n::{Locale, Text};
use uuid::Uuid;

use super::{assigned, day, events, reckon, solved, ticket};

fn answer(points: u8) -> Recommendation {
    Recommendation::try_from(points).expect("an answer")
}

fn called(answer: Answer, recommendation: Option<Recommendation>) -> Event {
    Event::CalledBack { answer, recommendation, note: String::new() }
}

/// A ticket at whose call-back so many points were given, if any.
fn told(nth: u128, customer: u128, contract: Option<u128>, points: Option<u8>) -> Counted {
    Counted {
        id: TicketId(Uuid::from_u128(nth)),
        customer: CustomerId(Uuid::from_u128(customer)),
        contract: contract.map(|id| ContractId(Uuid::from_u128(id))),
        person: "Li".to_owned(),
        received: day("2026-05-11"),
        acknowledged: None,
        answered: None,
        solved: None,
        was_solved: true,
        reopened: false,
        first_contact: None,
        rating: None,
        recommendation: points.map(answer),
        minutes: None,
        waiting: None,
    }
}

/// The report on one customer that gave these answers.
fn all_of(points: &[u8]) -> Figures {
    let tickets: Vec<Counted> = points.iter().zip(1_u128..).map(|(it, nth)| told(nth, 1, None, Some(*it))).collect();
    report(&tickets, By::Customer, Span::default()).1
}

fn sizes(told: &Recommended) -> [usize; 3] {
    [told.promoters.len(), told.passives.len(), told.detractors.len()]
}

#[test]
fn nine_and_ten_promote_and_six_detracts() {
    use Promotion::{Detractor, Passive, Promoter};
    let groups: Vec<(u8, Promotion)> = Recommendation::all().map(|it| (it.points(), it.promotion())).collect();
    assert_eq!(
        groups,
        [
            (0, Detractor),
            (1, Detractor),
            (2, Detractor),
            (3, Detractor),
            (4, Detractor),
            (5, Detractor),
            (6, Detractor),
            (7, Passive),
            (8, Passive),
            (9, Promoter),
            (10, Promoter),
        ]
    );
    assert_eq!(Recommendation::try_from(11_u8), Err(OffTheScale { points: 11 }));
}

#[test]
fn a_call_back_of_an_older_book_reads_on_and_is_written_as_it_was() {
    for (written, event) in [
        (r#"{"called_back":{"answer":"satisfied","note":""}}"#, called(Answer::Satisfied, None)),
        (
            r#"{"called_back":{"answer":"satisfied","recommendation":9,"note":""}}"#,
            called(Answer::Satisfied, Some(answer(9))),
        ),
        (
            r#"{"called_back":{"answer":"neutral","recommendation":0,"note":""}}"#,
            called(Answer::Neutral, Some(answer(0))),
        ),
    ] {
        assert_eq!(serde_json::from_str::<Event>(written).expect(written), event);
        assert_eq!(serde_json::to_string(&event).expect("JSON"), written);
    }
    let beyond = r#"{"called_back":{"answer":"satisfied","recommendation":11,"note":""}}"#;
    assert!(serde_json::from_str::<Event>(beyond).is_err(), "the scale ends at 10");
}

/// What was said of a solution goes with it when the ticket is taken up again.
#[test]
fn a_ticket_tells_what_was_said_last() {
    let it = ticket(TicketKind::Service, Urgency::Medium, "2026-05-18T10:00");
    let begun =
        vec![("2026-05-18T11:00", assigned()), ("2026-05-18T12:00", Event::Started), ("2026-05-18T13:00", solved())];
    let after = |more: &[(&'static str, Event)]| [begun.as_slice(), more].concat();
    let again = Event::Reopened { reason: "it jumps again".to_owned() };
    for (what, steps, expected) in [
        ("nobody called", after(&[]), None),
        ("not asked", after(&[("2026-05-19T09:00", called(Answer::Satisfied, None))]), None),
        ("asked", after(&[("2026-05-19T09:00", called(Answer::Satisfied, Some(answer(9))))]), Some(9)),
        ("not reached", after(&[("2026-05-19T09:00", called(Answer::NotReached, Some(answer(9))))]), None),
        (
            "called twice",
            after(&[
                ("2026-05-19T09:00", called(Answer::Satisfied, Some(answer(9)))),
                ("2026-05-19T10:00", called(Answer::Neutral, Some(answer(4)))),
            ]),
            Some(4),
        ),
        (
            "taken up again",
            after(&[("2026-05-19T09:00", called(Answer::Neutral, Some(answer(4)))), ("2026-05-19T10:00", again)]),
            None,
        ),
    ] {
        let (course, _) = reckon(&it, &events(&steps), "2026-05-20T09:00");
        assert_eq!(course.recommendation().map(Recommendation::points), expected, "{what}");
    }
}

/// Answers; promoters, passives and detractors; the score and its working in both languages.
#[test]
fn the_score_is_promoters_less_detractors_of_all_who_answered() {
    let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
    for (points, groups, score, chinese, english) in [
        (
            vec![10, 9, 9, 10, 9, 10, 8, 7, 7, 6],
            [6, 3, 1],
            "+50.0",
            "推荐者 6、被动者 3、贬损者 1：(6 − 1) ÷ 10 × 100 = +50.0",
            "Promoters 6, passives 3, detractors 1: (6 − 1) ÷ 10 × 100 = +50.0",
        ),
        (
            vec![9, 8, 7, 6, 0],
            [1, 2, 2],
            "-20.0",
            "推荐者 1、被动者 2、贬损者 2：(1 − 2) ÷ 5 × 100 = -20.0",
            "Promoters 1, passives 2, detractors 2: (1 − 2) ÷ 5 × 100 = -20.0",
        ),
        (
            vec![7, 8, 7, 8, 8],
            [0, 5, 0],
            "0.0",
            "推荐者 0、被动者 5、贬损者 0：(0 − 0) ÷ 5 × 100 = 0.0",
            "Promoters 0, passives 5, detractors 0: (0 − 0) ÷ 5 × 100 = 0.0",
        ),
        // 3 of 7 is 42.857
        (
            vec![10, 9, 9, 8, 8, 8, 7],
            [3, 4, 0],
            "+42.9",
            "推荐者 3、被动者 4、贬损者 0：(3 − 0) ÷ 7 × 100 = +42.9",
            "Promoters 3, passives 4, detractors 0: (3 − 0) ÷ 7 × 100 = +42.9",
        ),
        // 1 of 200 is half a point
        (
            [vec![6; 1], vec![8; 199]].concat(),
            [0, 199, 1],
            "-0.5",
            "推荐者 0、被动者 199、贬损者 1：(0 − 1) ÷ 200 × 100 = -0.5",
            "Promoters 0, passives 199, detractors 1: (0 − 1) ÷ 200 × 100 = -0.5",
        ),
        // of `contract-rules.md` 5.2
        (
            [vec![9; 120], vec![7; 50], vec![3; 30]].concat(),
            [120, 50, 30],
            "+45.0",
            "推荐者 120、被动者 50、贬损者 30：(120 − 30) ÷ 200 × 100 = +45.0",
            "Promoters 120, passives 50, detractors 30: (120 − 30) ÷ 200 × 100 = +45.0",
        ),
    ] {
        let told = all_of(&points).recommended;
        assert_eq!(sizes(&told), groups, "{english}");
        assert_eq!(told.answers(), points.len(), "{english}");
        let Worked { value, working } = told.score().expect(english);
        assert_eq!([zh, en].map(|text| text.net_promoter(Ok(value))), [score, score]);
        let [line] = working[..] else { panic!("{english}") };
        assert_eq!(zh.net_promoter_working(&told, line), chinese);
        assert_eq!(en.net_promoter_working(&told, line), english);
    }
}

#[test]
fn fewer_than_five_answers_make_no_score() {
    let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
    for (points, refused, chinese, english) in [
        (vec![], 0, ["–", "0 个答复"], ["–", "0 answers"]),
        (vec![10], 1, ["少于 5 个答复", "1 个答复"], ["Fewer than 5 answers", "1 answer"]),
        (vec![10, 10, 10, 10], 4, ["少于 5 个答复", "4 个答复"], ["Fewer than 5 answers", "4 answers"]),
    ] {
        let told = all_of(&points).recommended;
        let score = told.score().map(|worked| worked.value);
        assert_eq!(score, Err(ServiceQualityError::TooFewAnswers { answers: refused }));
        let shown = |text: Text| [text.net_promoter(score), text.report_answers(told.answers())];
        assert_eq!((shown(zh), shown(en)), (chinese.map(str::to_owned), english.map(str::to_owned)));
    }
}

/// Customer 1 has contracts 7 and 8, customer 2 has none; who was not asked counts nowhere.
#[test]
fn each_customer_and_each_contract_has_its_own_score() {
    let tickets = [
        told(1, 1, Some(7), Some(10)),
        told(2, 1, Some(7), Some(9)),
        told(3, 1, Some(7), Some(8)),
        told(4, 1, Some(7), Some(9)),
        told(5, 1, Some(7), Some(2)),
        told(6, 1, Some(8), Some(6)),
        told(7, 1, Some(8), None),
        told(8, 2, None, Some(10)),
    ];
    let ticket_of = |nth| TicketId(Uuid::from_u128(nth));
    let scored = |counted, of, tenths| {
        let figure = Tenths(tenths);
        Ok(Worked { value: figure, working: vec![QualityLine { counted, of, figure }] })
    };
    let few = |answers| Err(ServiceQualityError::TooFewAnswers { answers });

    let (rows, all) = report(&tickets, By::Customer, Span::default());
    let [first, second] = [1, 2].map(|id| Of::Customer(CustomerId(Uuid::from_u128(id))));
    assert_eq!(rows.iter().map(|(of, _)| of.clone()).collect::<Vec<_>>(), [first, second]);
    // 3 promoters and 2 detractors of 6: 16.67
    assert_eq!(rows[0].1.recommended.score(), scored(1, 6, 167));
    assert_eq!(rows[1].1.recommended.score(), few(1));
    // 4 and 2 of 7: 28.57
    assert_eq!(all.recommended.score(), scored(2, 7, 286));
    assert_eq!(all.recommended.promoters, [1, 2, 4, 8].map(ticket_of));
    assert_eq!(all.recommended.passives, [3].map(ticket_of));
    assert_eq!(all.recommended.detractors, [5, 6].map(ticket_of));

    let (rows, _) = report(&tickets, By::Contract, Span::default());
    let [seven, eight] = [7, 8].map(|id| Of::Contract(Some(ContractId(Uuid::from_u128(id)))));
    assert_eq!(rows.iter().map(|(of, _)| of.clone()).collect::<Vec<_>>(), [seven, eight, Of::Contract(None)]);
    // 3 and 1 of 5
    assert_eq!(rows[0].1.recommended.score(), scored(2, 5, 400));
    assert_eq!(rows[1].1.recommended.score(), few(1));
    assert_eq!(rows[2].1.recommended.score(), few(1));
}

#[test]
fn what_was_said_is_told_in_both_languages() {
    let texts = [Locale::Zh, Locale::En].map(Text::new);
    for (points, offered, told) in [
        (10, ["10 分，非常可能", "10, extremely likely"], ["10 分（满分 10），推荐者", "10 of 10, promoter"]),
        (7, ["7 分", "7"], ["7 分（满分 10），被动者", "7 of 10, passive"]),
        (0, ["0 分，完全不可能", "0, not at all likely"], ["0 分（满分 10），贬损者", "0 of 10, detractor"]),
    ] {
        assert_eq!(texts.map(|text| text.recommendation(answer(points))), offered);
        assert_eq!(texts.map(|text| text.ticket_recommended(answer(points))), told);
    }
    for (event, words) in [
        (called(Answer::VerySatisfied, None), ["回访：5 分", "Called back: 5 of 5"]),
        (
            called(Answer::VerySatisfied, Some(answer(9))),
            ["回访：5 分，推荐意愿 9 分", "Called back: 5 of 5, likely to recommend us: 9 of 10"],
        ),
        (called(Answer::NotReached, None), ["回访未接通", "Called back, not reached"]),
    ] {
        assert_eq!(texts.map(|text| text.ticket_event(&event).0), words);
    }
    assert_eq!(texts.map(Text::report_net_promoter), ["净推荐值（NPS）", "Net promoter score (NPS)"]);
}
