//! Talks about a contract: rounds, proposals, packages.

use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::party::Side;
use crate::domain::lifecycle::negotiation::{Event, Guard, Stage, Step};
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::negotiation::Channel;
use crate::domain::negotiation::package::PackageFault;
use crate::i18n::Text;

messages! {
    kind_negotiation_rounds => "谈判轮次" | "Rounds of talks";
    kind_proposals => "谈判提议" | "Proposals";
    kind_proposal_events => "提议的答复" | "Answers to proposals";
    tab_negotiation => "谈判" | "Negotiation";
    talks_none => "还没有谈过。对方提了修改意见，就开一轮，把每条意见记在它的条款上。" | "No talks yet. When the other side asks for changes, open a round and note each one with its clause.";
    talks_open_points(n: usize) => "待答复 {n} 项" | "Open points: {n}";
    talks_keys => "在提议上：A 接受，R 拒绝，C 还价，W 撤回；N、P 走到下一项、上一项待答复的提议。" | "On a proposal: A accepts, R rejects, C counters, W withdraws; N and P go to the next and the previous open one.";
    talks_locked => "条款已锁定（审批中、待签署或已签署），现在不能改动；要接着谈，先退回修改或重新协商。" | "The terms are locked (in approval, to be signed or signed). To go on talking, send the contract back or reopen it first.";
    round_new => "开一轮谈判" | "Open a round";
    round_open => "开这一轮" | "Open the round";
    round_opened(n: u32) => "已开第 {n} 轮" | "Round {n} is open";
    round_n(n: u32) => "第 {n} 轮" | "Round {n}";
    round_of(n: u32, side: &str, on: &str, channel: &str) => "第 {n} 轮 · {side} · {on} · {channel}" | "Round {n} · {side} · {on} · {channel}";
    round_on => "日期" | "Date";
    round_side => "哪一方提出" | "Which side speaks";
    round_channel => "怎么来的" | "How it came";
    round_note => "说明" | "Note";
    round_file => "随附文件" | "File that came with it";
    round_file_none => "没有" | "None";
    round_file_shown(name: &str) => "附件：{name}" | "File: {name}";
    round_close => "结束这一轮" | "Close this round";
    round_summary => "谈判结果" | "Outcome";
    round_closed(n: u32, v: u32) => "第 {n} 轮已结束，结果留存为第 {v} 版" | "Round {n} is closed; its outcome is version {v}";
    round_closed_on(on: &str, v: u32, words: &str) => "{on} 结束，第 {v} 版：{words}" | "Closed on {on}, version {v}: {words}";
    round_outcome(n: u32, yes: usize, no: usize, other: usize, open: usize) => "第 {n} 轮：接受 {yes} 项，拒绝 {no} 项，还价 {other} 项，待答复 {open} 项" | "Round {n}: {yes} accepted, {no} rejected, {other} countered, {open} open";
    round_still_open(n: usize) => "这一轮还有 {n} 项没有答复，结束后仍可答复。" | "Unanswered proposals of this round: {n}. They can still be answered after it is closed.";
    round_empty => "这一轮还没有提议。" | "No proposal in this round yet.";
    talk_mail => "邮件" | "E-mail";
    talk_meeting => "面谈" | "Meeting";
    talk_message => "聊天消息" | "Chat";
    talk_telephone => "电话" | "Telephone";
    talk_paper => "纸质文件" | "Paper";
    talk_package => "合同包" | "Contract package";
    proposals_add => "记录提议" | "Record proposals";
    propose_title(n: u32, side: &str) => "记录第 {n} 轮的提议（{side}）" | "Record proposals of round {n} ({side})";
    counter_title(clause: &str) => "对“{clause}”还价" | "Counter on “{clause}”";
    propose_lead => "照对方（或我方）的要求改下面的条款，改法与起草时相同。这里的改动不写进现稿：每个条款记成一项提议，等答复。" | "Change the terms below as they are asked for, in the same boxes as the draft. Nothing is written into the draft: each clause becomes a proposal that waits for an answer.";
    propose_nothing => "还没有改动条款。" | "No term is changed yet.";
    propose_changed(n: usize) => "改动了 {n} 个条款" | "Clauses changed: {n}";
    propose_save => "记录为提议" | "Record as proposals";
    propose_reset => "放弃改动" | "Discard the changes";
    propose_back => "回到谈判" | "Back to the talks";
    propose_reason => "理由" | "Reason";
    propose_fallback => "所用备选条款" | "Fallback used";
    propose_fallback_hint => "可留空" | "may stay empty";
    propose_clauses => "条款与理由" | "Clauses and reasons";
    proposed_kept(n: usize) => "已记录 {n} 项提议" | "Proposals recorded: {n}";
    proposal_heading => "合同首部" | "Heading and parties";
    proposal_fallback(words: &str) => "备选条款：{words}" | "Fallback: {words}";
    proposal_because(words: &str) => "理由：{words}" | "Reason: {words}";
    proposal_answers(clause: &str) => "这是对“{clause}”提议的还价" | "Counters a proposal on “{clause}”";
    proposal_open => "待答复" | "Open";
    proposal_accepted => "已接受" | "Accepted";
    proposal_rejected => "已拒绝" | "Rejected";
    proposal_countered => "已还价" | "Countered";
    proposal_withdrawn => "已撤回" | "Withdrawn";
    proposal_since(words: &str, on: &str) => "{words} · {on}" | "{words} · {on}";
    proposal_accept => "接受" | "Accept";
    proposal_reject => "拒绝" | "Reject";
    proposal_counter => "还价" | "Counter";
    proposal_withdraw => "撤回" | "Withdraw";
    proposal_answer => "答复时的话（拒绝要写理由）" | "Words with the answer (a rejection needs a reason)";
    proposal_taken(step: &str) => "已登记：{step}" | "Recorded: {step}";
    proposal_term => "条款" | "Term";
    proposal_now => "现稿" | "Present";
    proposal_wanted => "提议" | "Proposed";
    proposal_was => "原来" | "Before";
    proposal_text => "文字改动" | "Text with marks";
    proposal_moved => "现稿里这些条款在提议之后又改过：接受，按提议写进现稿；拒绝或者撤回，现稿不变。" | "The draft has changed these terms since they were proposed. Accept it, and the proposal goes into the draft as it is now; reject or withdraw it, and the draft stays.";
    proposal_told_of(clause: &str, words: &str) => "提议（{clause}）：{words}" | "Proposal on {clause}: {words}";
    round_told(n: u32, side: &str, channel: &str) => "谈判第 {n} 轮 · {side} · {channel}" | "Talks, round {n} · {side} · {channel}";
    proposal_was_is(term: &str, was: &str, is: &str) => "{term}：提议时为 {was}，现为 {is}" | "{term}: was {was}, is {is}";
    package_moved(count: usize) => "其中 {count} 项所依据的条款，发出后现稿又改过；收下后逐项列出。" | "The draft has changed the terms of {count} of them since it went out; each is told once they are taken in.";
    proposal_apart => "另一份副本接受了这项提议，条款已写入现稿，请核对。" | "Another copy of the book accepted this, and its terms are in the draft. Please check them.";
    proposal_no_change => "现稿已经是这样。" | "The draft says so already.";
    effect_title => "接受之后" | "What accepting does";
    accepting_amount(before: &str, after: &str) => "合同金额 {before} → {after}" | "Amount {before} → {after}";
    accepting_amount_same(sum: &str) => "合同金额不变（{sum}）" | "The amount stays {sum}";
    effect_end(before: &str, after: &str) => "届满日 {before} → {after}" | "Last day {before} → {after}";
    effect_end_none => "无固定届满日" | "no fixed last day";
    effect_checks(errors: usize, warnings: usize, errors_after: usize, warnings_after: usize) => "检查：错误 {errors} → {errors_after}，提示 {warnings} → {warnings_after}" | "Check: errors {errors} → {errors_after}, warnings {warnings} → {warnings_after}";
    effect_new(code: &str, words: &str) => "新增 {code}：{words}" | "New {code}: {words}";
    effect_gone(code: &str, words: &str) => "消除 {code}：{words}" | "Gone {code}: {words}";
    proposal_refuse_locked => "条款已锁定，现在不能改动。" | "The terms are locked and cannot change now.";
    proposal_refuse_no_fit => "现稿已经改得放不下这项提议了，请还价：还价从现稿开始。" | "The draft has changed so that this has no place in it. Counter it instead: a counter-proposal starts from the draft.";
    proposal_refuse_own => "自己的提议不能自己还价，可以撤回后重提。" | "Nobody counters an own proposal: withdraw it and propose again.";
    proposal_refuse_done => "这项提议已有结果。" | "This proposal has been dealt with.";
    proposal_refuse_reason => "拒绝要写明理由。" | "Say why it is rejected.";
    gave_title => "谁让了什么" | "Who gave what";
    gave_side => "提出方" | "Proposed by";
    gave_proposed => "提出" | "Proposed";
    gave_accepted => "对方让步" | "Given way to";
    gave_rejected => "被拒绝" | "Rejected";
    gave_countered => "被还价" | "Countered";
    gave_withdrawn => "撤回" | "Withdrawn";
    gave_open => "待答复" | "Open";
    gave_moved => "金额变动" | "Amount moved by";
    gave_nothing => "无" | "none";
    submit_open_points(n: usize) => "还有 {n} 项提议没有答复。" | "Proposals still unanswered: {n}.";
    submit_open_again => "还有提议没有答复。确定要定稿的话，再按一次“提交审批”。" | "Proposals are still unanswered. To finalise all the same, press “Submit for approval” once more.";
    package_title => "合同包" | "Contract package";
    package_lead => "把现稿连同待答复的提议做成一个文件交给对方：里面只有这份合同的条款、文字和当事人，没有账簿里的别的东西。对方在自己的契合里打开、标改，再交回来。" | "The draft and its open proposals as one file for the other side: it holds this contract's terms, words and parties and nothing else of the book. They open it in their own copy, mark it up and return it.";
    package_note => "给对方的话" | "Words for the other side";
    package_out => "做成合同包" | "Make a package";
    package_back => "做成交回的合同包" | "Make the package to return";
    package_made(n: u32) => "已做成合同包，记为第 {n} 轮" | "The package is made and noted as round {n}";
    package_in => "读入对方交回的合同包" | "Read a returned package";
    package_read(name: &str) => "已读：{name}" | "Read: {name}";
    package_would(n: usize) => "对方改动了 {n} 处条款；记入后成为对方的一轮提议，现稿不变。" | "Clauses changed by the other side: {n}. Taken in, they become a round of proposals; the draft stays as it is.";
    package_take => "记为对方的一轮" | "Take in as their round";
    package_taken(n: u32, count: usize) => "已记为第 {n} 轮，提议 {count} 项" | "Taken in as round {n}, proposals: {count}";
    package_other_base => "注意：这个包的底稿与当时发出的不一致，请逐项核对。" | "Note: the terms it starts from are not those that were sent. Check each proposal.";
    package_not_ours => "这个合同包不是从这份合同发出的。" | "This package did not go out of this contract.";
    package_twice => "这个合同包已经读入过。" | "This package was taken in before.";
    package_same => "对方没有改动任何条款。" | "The other side changed no term.";
    package_too_large => "文件太大，不是合同包。" | "The file is too large to be a contract package.";
    package_not_json => "文件读不出来：不是 JSON，或者不完整。" | "The file cannot be read: it is no JSON, or breaks off.";
    package_other_file => "这不是合同包。" | "This is no contract package.";
    package_newer => "这个合同包是更新版本的契合做的，请先更新。" | "A newer version of the app made this package. Please update first.";
    package_malformed => "合同包的写法不对，没有读入。" | "The package is not written as a package is; nothing was read.";
    package_terms => "合同包里有这个版本读不懂的条款，没有读入。" | "The package holds terms that this version cannot read; nothing was read.";
    package_digest => "合同包做成之后被改动过：摘要对不上，没有读入。" | "The package was changed after it was made: its digest does not match. Nothing was read.";
    package_unwritable => "现稿写不成合同包。" | "The draft cannot be written as a package.";
    package_open_title => "打开对方的合同包" | "Open a contract package";
    package_open_lead => "打开对方发来的合同包，成为一份可以标改的草稿；改好之后在“谈判”里交回去。" | "Open a package that somebody sent, as a draft to mark up here; return it from its Negotiation tab when done.";
    package_choose => "选择文件" | "Choose a file";
    package_between(us: &str, them: &str) => "{us} 与 {them}" | "{us} and {them}";
    package_for => "对方是哪个客户" | "Which customer is the other side";
    package_for_missing => "请选择对方是账簿里的哪个客户。" | "Choose which customer of the book the other side is.";
    package_open => "打开为草稿" | "Open as a draft";
    package_opened(number: &str) => "已打开为草稿 {number}" | "Opened as draft {number}";
    package_known => "这个合同包已经在账簿里。" | "This package is in the book already.";
    package_go => "去看那份合同" | "Go to that contract";
    package_perspective(name: &str) => "这份草稿是从 {name} 一方写的：条款里的“我方”指 {name}。" | "This draft is written from the side of {name}: “we” in its terms means {name}.";
}

impl Text {
    /// Which side, as the one that speaks.
    pub const fn talk_side(self, side: Side) -> &'static str {
        match side {
            Side::Us => self.pick2("我方", "our side"),
            Side::Them => self.pick2("对方", "the other side"),
        }
    }

    const fn pick2(self, zh: &'static str, en: &'static str) -> &'static str {
        match self.locale {
            crate::i18n::Locale::Zh => zh,
            crate::i18n::Locale::En => en,
        }
    }

    /// How a round came.
    pub const fn talk_channel(self, channel: Channel) -> &'static str {
        match channel {
            Channel::Meeting => self.talk_meeting(),
            Channel::Mail => self.talk_mail(),
            Channel::Message => self.talk_message(),
            Channel::Telephone => self.talk_telephone(),
            Channel::Paper => self.talk_paper(),
            Channel::Package => self.talk_package(),
        }
    }

    /// What a proposal is about, as a heading.
    pub fn proposal_clause(self, clause: Option<ClauseId>) -> String {
        let name = clause.map_or(self.proposal_heading(), |clause| self.clause_name(clause));
        let mut letters = name.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    /// Where a proposal stands.
    pub fn proposal_stage(self, stage: &Stage) -> String {
        match stage {
            Stage::Open => self.proposal_open().to_owned(),
            Stage::Accepted { on, .. } => self.proposal_since(self.proposal_accepted(), &self.date(*on)),
            Stage::Rejected { on, .. } => self.proposal_since(self.proposal_rejected(), &self.date(*on)),
            Stage::Countered { on, .. } => self.proposal_since(self.proposal_countered(), &self.date(*on)),
            Stage::Withdrawn { on, .. } => self.proposal_since(self.proposal_withdrawn(), &self.date(*on)),
        }
    }

    /// What became of a proposal, and what was said to it.
    pub fn proposal_told(self, clause: Option<ClauseId>, step: &Event) -> (String, String) {
        let (words, said) = match step {
            Event::Accepted { comment, .. } => (self.proposal_accepted(), comment.as_str()),
            Event::Rejected { reason } => (self.proposal_rejected(), reason.as_str()),
            Event::Countered { .. } => (self.proposal_countered(), ""),
            Event::Withdrawn { reason } => (self.proposal_withdrawn(), reason.as_str()),
        };
        (self.proposal_told_of(&self.proposal_clause(clause), words), said.to_owned())
    }

    /// A step with a proposal, as the words of its button.
    pub const fn proposal_step(self, step: Step) -> &'static str {
        match step {
            Step::Accept => self.proposal_accept(),
            Step::Reject => self.proposal_reject(),
            Step::Counter => self.proposal_counter(),
            Step::Withdraw => self.proposal_withdraw(),
        }
    }

    /// Why a step with a proposal may not be taken.
    pub fn proposal_refusal(self, refusal: &Refusal<Stage>) -> String {
        match refusal {
            Refusal::Guard(Guard::TermsLocked) => self.proposal_refuse_locked().to_owned(),
            Refusal::Guard(Guard::NoLongerFits) => self.proposal_refuse_no_fit().to_owned(),
            Refusal::Guard(Guard::OwnProposal) => self.proposal_refuse_own().to_owned(),
            Refusal::ReasonMissing | Refusal::NameMissing => self.proposal_refuse_reason().to_owned(),
            Refusal::DatedInFuture { on, .. } => self.refused_future(&self.date(*on)),
            Refusal::BeforeLastStep { last, .. } => self.refused_before_last(&self.date(*last)),
            Refusal::NeedsFirst { .. }
            | Refusal::Instead { .. }
            | Refusal::AlreadyPast { .. }
            | Refusal::Ended { .. } => self.proposal_refuse_done().to_owned(),
        }
    }

    /// Why a file is no package that can be read.
    pub const fn package_fault(self, fault: PackageFault) -> &'static str {
        match fault {
            PackageFault::TooLarge => self.package_too_large(),
            PackageFault::NotJson => self.package_not_json(),
            PackageFault::OtherFile => self.package_other_file(),
            PackageFault::NewerForm { .. } => self.package_newer(),
            PackageFault::Malformed => self.package_malformed(),
            PackageFault::Terms => self.package_terms(),
            PackageFault::Digest => self.package_digest(),
            PackageFault::Unwritable => self.package_unwritable(),
        }
    }

    pub(in crate::i18n) fn negotiation_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "contract" => self.contract(),
            "number" => self.pick("轮次", "Round"),
            "opened_on" | "on" => self.round_on(),
            "side" => self.round_side(),
            "channel" => self.round_channel(),
            "note" => self.round_note(),
            "file" => self.round_file(),
            "package" => self.package_title(),
            "received_parties" => self.pick("收到的合同包的当事人", "Parties of the package received"),
            "received_terms" => self.pick("收到的合同包的条款", "Terms of the package received"),
            "closed" => self.round_summary(),
            "round" => self.kind_negotiation_rounds(),
            "clause" => self.pick("条款", "Clause"),
            "changes" => self.pick("改动的条款", "Changed terms"),
            "reason" => self.propose_reason(),
            "fallback" => self.propose_fallback(),
            "fallback_of" => self.fallback_of_library(),
            "answers" => self.pick("还价对象", "Counters"),
            "proposal" => self.kind_proposals(),
            "by" => self.pick("登记人", "Recorded by"),
            "fact" => self.pick("答复", "Answer"),
            _ => return None,
        })
    }
}
