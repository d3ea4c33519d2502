//! Figures over several customers in a share file: sums by month that name nobody, lead back to no person, and are in the file byte by
//! byte as they were looked at.

use std::collections::{BTreeMap, BTreeSet};

use counterpart::domain::contract::sharing::PersonalMark;
use counterpart::domain::customer::{Customer, PartyKind};
use counterpart::domain::exact::ExactError;
use counterpart::domain::id::CustomerId;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::sharing::dealings::Dealt;
use counterpart::domain::sharing::field::{DataSet, ShareField};
use counterpart::domain::sharing::figures::{Addend, FigureRow, FigureTable, MonthSums, Part, Sum, figures};
use counterpart::domain::sharing::given::WhyLeftOut;
use counterpart::domain::sharing::pack::{PackFault, Picked, pack};
use counterpart::domain::sharing::scope::SharingScope;
use counterpart::i18n::Text;
use counterpart::sync::list::share::json;

use super::{TODAY, active, customer, day, dealt, files, holds, id, person, refused, scope, secrets};

fn addend(customer: u128, is_person: bool, on: &str, of: ShareField, part: Part) -> Addend {
    Addend { customer: CustomerId(id(customer)), is_person, on: day(on), of, part }
}

const ONE: Part = Part::Count(1);

const fn yuan(n: i64) -> Part {
    Part::Money(Money::cny(n * 100))
}

#[test]
fn figures_are_sums_by_month_and_every_month_has_a_row() {
    use ShareField as F;
    let dollars = Money::new(5_000, Currency::USD);
    let told = [
        addend(10, false, "2026-01-31", F::FigureSigned, yuan(1_000)),
        addend(11, false, "2026-01-01", F::FigureSigned, yuan(2_500)),
        addend(11, false, "2026-01-15", F::FigureSigned, Part::Money(dollars)),
        // an amendment made it less
        addend(10, false, "2026-01-20", F::FigureSigned, yuan(-300)),
        addend(10, false, "2026-03-01", F::FigureComplaints, ONE),
        addend(10, false, "2026-03-31", F::FigureComplaints, ONE),
        // nobody asked for it
        addend(10, false, "2026-03-31", F::FigureTickets, ONE),
        // outside the months
        addend(10, false, "2025-12-31", F::FigureSigned, yuan(9)),
        addend(10, false, "2026-04-01", F::FigureComplaints, ONE),
    ];
    let fields = BTreeSet::from([F::FigureMonth, F::FigureSigned, F::FigureComplaints, F::Name]);
    let (months, withheld) = figures(&told, &fields, (day("2026-01-15"), day("2026-03-20"))).expect("sums");
    let month = |first: &str, signed: Vec<Money>, complaints| MonthSums {
        month: day(first),
        sums: vec![(F::FigureSigned, Sum::Money(signed)), (F::FigureComplaints, Sum::Count(complaints))],
    };
    assert_eq!(
        months,
        [
            month("2026-01-01", vec![Money::cny(320_000), dollars], 0),
            month("2026-02-01", vec![], 0),
            month("2026-03-01", vec![], 2),
        ]
    );
    assert!(withheld.is_empty());
    let large = [1, 2].map(|n| addend(n, false, "2026-01-02", F::FigureTickets, Part::Count(i64::MAX)));
    let fields = BTreeSet::from([F::FigureTickets]);
    assert_eq!(figures(&large, &fields, (day(TODAY), day("2026-01-01"))), Ok((vec![], BTreeSet::new())));
    assert_eq!(figures(&large, &fields, (day("2026-01-01"), day(TODAY))), Err(ExactError::Overflow));
}

#[test]
fn a_figure_that_leads_back_to_a_person_is_withheld() {
    use ShareField as F;
    let fields = BTreeSet::from([F::FigureTickets]);
    // who stands behind it and who of them is a person, what is told, and for whose sake nothing is
    for (behind, sum, persons) in [
        (vec![(1, false)], Sum::Count(1), vec![]),
        (vec![(1, true)], Sum::Withheld, vec![1]),
        (vec![(1, true), (2, false)], Sum::Withheld, vec![1]),
        (vec![(1, true), (2, true)], Sum::Withheld, vec![1, 2]),
        // the same one twice is one
        (vec![(1, true), (2, false), (2, false)], Sum::Withheld, vec![1]),
        (vec![(1, true), (2, false), (3, false)], Sum::Count(3), vec![]),
        (vec![(1, true), (2, true), (3, true)], Sum::Count(3), vec![]),
        (vec![], Sum::Count(0), vec![]),
    ] {
        let told: Vec<Addend> =
            behind.iter().map(|(who, is)| addend(*who, *is, "2026-01-02", F::FigureTickets, ONE)).collect();
        let (months, withheld) = figures(&told, &fields, (day("2026-01-01"), day("2026-01-01"))).expect("sums");
        assert_eq!(months[0].sums, [(F::FigureTickets, sum)], "{behind:?}");
        let persons: BTreeSet<CustomerId> = persons.into_iter().map(|who| CustomerId(id(who))).collect();
        assert_eq!(withheld, persons, "{behind:?}");
    }
}

#[test]
fn a_sum_in_a_currency_that_only_a_person_brought_is_withheld() {
    use ShareField as F;
    let fields = BTreeSet::from([F::FigureSigned]);
    let dollars = Part::Money(Money::new(5_000, Currency::USD));
    let first = "2026-01-02";
    let firms = [1, 2, 3].map(|who| addend(who, false, first, F::FigureSigned, yuan(1_000)));
    // whoever adds dollars to what three firms add in yuan, and whether that is told
    for (others, withheld) in [
        (vec![(4, false)], vec![]),
        (vec![(4, true)], vec![4]),
        (vec![(4, true), (5, false)], vec![4]),
        (vec![(4, true), (5, false), (6, true)], vec![]),
    ] {
        let others: Vec<Addend> =
            others.iter().map(|(who, is)| addend(*who, *is, first, F::FigureSigned, dollars)).collect();
        // a person among many in yuan leads back to nobody there
        let known = addend(9, true, first, F::FigureSigned, yuan(1_000));
        let told: Vec<Addend> = firms.into_iter().chain([known]).chain(others.clone()).collect();
        let (months, left_out) = figures(&told, &fields, (day("2026-01-01"), day("2026-01-01"))).expect("sums");
        let cents = 5_000 * i64::try_from(others.len()).expect("few");
        let sums = vec![Money::cny(400_000), Money::new(cents, Currency::USD)];
        let sum = if withheld.is_empty() { Sum::Money(sums) } else { Sum::Withheld };
        assert_eq!(months[0].sums, [(F::FigureSigned, sum)], "{others:?}");
        let persons: BTreeSet<CustomerId> = withheld.into_iter().map(|who| CustomerId(id(who))).collect();
        assert_eq!(left_out, persons, "{others:?}");
    }
}

/// Two months, one of them withheld for the sake of customer 12.
fn table() -> FigureTable {
    let row = |month: &str, complaints: &str| FigureRow {
        cells: BTreeMap::from([
            (ShareField::FigureMonth, month.to_owned()),
            (ShareField::FigureSigned, "3200.00 CNY".to_owned()),
            (ShareField::FigureComplaints, complaints.to_owned()),
        ]),
    };
    FigureTable { rows: vec![row("2026-01", "2"), row("2026-02", "withheld")], withheld: [CustomerId(id(12))].into() }
}

fn of_figures() -> SharingScope {
    let fields = [ShareField::FigureSigned, ShareField::FigureComplaints];
    SharingScope { personal: PersonalMark::None, ..scope(&fields) }
}

#[test]
fn a_file_of_figures_holds_the_agreed_ones_byte_by_byte_and_nobody() {
    use ShareField as F;
    let (firm, one) = (customer(10), Customer { kind: PartyKind::Person, ..customer(12) });
    let who = person(20, &firm, refused());
    let picked: [Picked<'_>; 2] = [(&firm, vec![&who]), (&one, Vec::new())];
    let wanted: BTreeSet<F> = F::ALL.into_iter().collect();
    let scope = of_figures();
    let made = pack(&scope, &active(&scope), &picked, &dealt(), &table(), &wanted, day(TODAY)).expect("made");
    // the month comes with the figures, in the order of the columns
    assert_eq!(made.fields, [F::FigureMonth, F::FigureSigned, F::FigureComplaints]);
    assert_eq!(made.rows, [["2026-01", "3200.00 CNY", "2"], ["2026-02", "3200.00 CNY", "withheld"]]);
    assert_eq!(made.customers, [firm.id, one.id]);
    assert!(made.people.is_empty() && made.carried.is_empty(), "nobody is asked of whom nothing is told");
    let left: Vec<_> = made.left_out.iter().map(|it| (it.customer, it.person, it.why)).collect();
    assert_eq!(left, [(one.id, None, WhyLeftOut::TooFew)]);
    let expected = concat!(
        "[\n",
        "  {\n    \"no\": 1,\n    \"figure_month\": \"2026-01\",\n    \"figure_signed\": \"3200.00 CNY\",\n    \
         \"figure_complaints\": \"2\"\n  },\n",
        "  {\n    \"no\": 2,\n    \"figure_month\": \"2026-02\",\n    \"figure_signed\": \"3200.00 CNY\",\n    \
         \"figure_complaints\": \"withheld\"\n  }\n",
        "]\n"
    );
    let sorted = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
    assert_eq!(sorted(&json(&made)), sorted(expected));
    for (form, bytes) in files(&made) {
        assert!(holds(&bytes, "2026-02") && holds(&bytes, "3200.00 CNY"), "{form}");
        for (secret, _) in secrets(10, 20).into_iter().chain(secrets(12, 21)) {
            assert!(!holds(&bytes, &secret), "{form} does not hold {secret}");
        }
    }
}

#[test]
fn a_month_without_a_figure_and_figures_without_months_are_no_file() {
    use ShareField as F;
    let firm = customer(10);
    let picked: [Picked<'_>; 1] = [(&firm, Vec::new())];
    let made = |scope: &SharingScope, wanted: &[F], figures: &FigureTable| {
        let wanted = wanted.iter().copied().collect();
        pack(scope, &active(scope), &picked, &Dealt::new(), figures, &wanted, day(TODAY))
    };
    let all = scope(&F::ALL);
    assert_eq!(made(&all, &[F::FigureMonth], &table()), Err(PackFault::NoField));
    assert_eq!(made(&all, &[F::FigureSigned], &FigureTable::default()), Err(PackFault::Empty));
    // what was not agreed is not told, though it was reckoned
    assert_eq!(made(&scope(&[F::Name]), &[F::FigureSigned], &table()), Err(PackFault::NoField));
    let narrow = made(&of_figures(), &[F::FigureComplaints], &table()).expect("made");
    assert_eq!(narrow.rows, [["2026-01", "2"], ["2026-02", "withheld"]]);
    // beside records they are rows of their own, without a name
    let both = made(&all, &[F::Name, F::FigureComplaints], &table()).expect("made");
    assert_eq!(both.rows, [["name~10~", "", ""], ["", "2026-01", "2"], ["", "2026-02", "withheld"]]);
}

#[test]
fn a_clause_names_figures_in_its_words() {
    use ShareField as F;
    for (words, fields) in [
        ("按月签约额、投诉件数", vec![F::FigureSigned, F::FigureComplaints]),
        ("monthly sales and the number of complaints", vec![F::FigureSigned, F::FigureComplaints]),
        ("每月新客户数", vec![F::FigureCustomers]),
        ("客户名称、每月回款额", vec![F::Name, F::FigureCollected]),
    ] {
        assert_eq!(Text::share_fields_in(words), fields, "{words}");
    }
    let whole: Vec<F> = F::ALL.into_iter().filter(|it| it.set() == DataSet::Figures).collect();
    assert_eq!(Text::share_fields_in("双方仅交换汇总数据"), whole);
}
