//! The article on who does what says what annex 3 says (S2).

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::clause::ClauseId;
use counterpart::domain::contract::development::{Duty, Rhythm, Task};
use counterpart::domain::contract::party::Who;
use counterpart::domain::contract::wording::Wording;
use counterpart::export::paper::{compose, plain_article};

use super::contracts;
use super::variants::{BOTH, included};

/// The article in both languages. We are Party A.
fn said(contract: &Contract) -> String {
    let (own, customer) = contracts::latin_parties();
    plain_article(compose(contract, &own, &customer, BOTH).article(ClauseId::Development).expect("printed"))
}

fn dividing(duties: Vec<Duty>) -> Contract {
    let mut contract = contracts::usual_with_goods();
    included(&mut contract.development).duties = duties;
    contract
}

fn duty(task: Task, owner: Who) -> Duty {
    Duty::plain(task, owner, Rhythm::Continuous)
}

fn check(contract: &Contract, has: &[&str], has_not: &[&str]) {
    let text = said(contract);
    for words in has {
        assert!(text.contains(words), "{words} in {text}");
    }
    for words in has_not {
        assert!(!text.contains(words), "no {words} in {text}");
    }
}

const USUAL: [&str; 2] = [
    "甲方负责寻找潜在客户、了解需求并供应产品或者服务；乙方在合理范围内提供市场反馈和场地、人员配合。",
    "Party A looks for prospects, learns their needs and supplies the products or services; Party B gives market feedback and \
     reasonable help with premises or staff.",
];

#[test]
fn the_usual_division_is_said_in_the_words_of_the_catalogue() {
    check(&contracts::usual_with_goods(), &USUAL, &[]);
    // when a duty falls due, who helps and what is done besides change nothing of it
    let mut contract = contracts::usual_with_goods();
    let duties = &mut included(&mut contract.development).duties;
    duties[0].support = Some(Who::Them);
    duties[3].rhythm = Rhythm::Continuous;
    duties[5].owner = Who::Us;
    duties.push(duty(Task::Own(Wording::new("组织展会", "Run the stand at the fair")), Who::Them));
    check(&contract, &USUAL, &[]);
}

#[test]
fn a_duty_of_the_other_side_is_said_of_the_other_side() {
    let mut contract = contracts::usual_with_goods();
    included(&mut contract.development).duties[0].owner = Who::Them;
    check(
        &contract,
        &[
            "分工：甲方负责了解客户需求、供应产品或者服务；乙方负责寻找潜在客户、提供市场反馈、在合理范围内提供场地或者人员配合；双方共同拜访\
             重点客户。",
            ": Party A learns what customers need and supplies the products or services; Party B looks for prospects, gives \
             market feedback and gives reasonable help with premises or staff; the parties together visit key customers.",
        ],
        &["甲方负责寻找", "Party A looks for prospects"],
    );
}

#[test]
fn a_duty_of_both_is_said_of_both_and_one_of_nobody_of_nobody() {
    let contract = dividing(vec![
        duty(Task::FindLeads, Who::Both),
        duty(Task::Supply, Who::Us),
        duty(Task::Supply, Who::Us),
        duty(Task::VisitTogether, Who::Them),
    ]);
    check(
        &contract,
        &[
            "分工：甲方负责供应产品或者服务；乙方负责组织对重点客户的共同拜访；双方共同寻找潜在客户。",
            ": Party A supplies the products or services; Party B arranges joint visits to key customers; the parties together \
             look for prospects.",
        ],
        &["市场反馈", "feedback", "了解", "learn"],
    );
}

#[test]
fn tasks_in_own_words_stay_in_the_annex() {
    let own = || Task::Own(Wording::new("组织展会", "Run the stand at the fair"));
    let contract = dividing(vec![
        duty(own(), Who::Us),
        duty(Task::Feedback, Who::Us),
        duty(own(), Who::Them),
        duty(own(), Who::Both),
    ]);
    check(
        &contract,
        &[
            "分工：甲方负责提供市场反馈，以及该附件所列由其承担的其他事项；乙方负责该附件所列由其承担的事项；双方共同承担该附件所列由双方承担\
             的事项。",
            ": Party A gives market feedback, and does the other tasks that the annex gives it; Party B does the tasks that the \
             annex gives it; the parties together do the tasks that the annex gives to both.",
        ],
        &["组织展会", "stand at the fair"],
    );
}
