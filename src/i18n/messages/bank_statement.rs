//! A statement of a bank account on its way in: its columns, its lines, whose they are and what they settle.

use crate::domain::bank_statement::column::{Column, ColumnsFault};
use crate::domain::bank_statement::fault::{AsideWhy, DayOrder, FaultWhy};
use crate::domain::bank_statement::reason::Reason;
use crate::i18n::{Text, format};

messages! {
    bank_title => "导入银行流水" | "Import a bank statement";
    bank_lead => "把银行、支付宝或微信的流水读进来：每一笔进账是谁付的、付的哪份合同、冲哪一期，先看清、可改；按下登记之前，什么都不会写入。" | "Read in the statement of a bank, of Alipay or WeChat: for every sum that came in you see whose it is, which contract and parts it pays, and why. Change what is wrong; nothing is written before you press the button.";
    bank_takes => "可以读工作簿（.xlsx）和 CSV（UTF-8、GBK、UTF-16），表头上面的说明和下面的合计会自动认出来。旧格式的 .xls 请先另存为 .xlsx。" | "Workbooks (.xlsx) are read and CSV (UTF-8, GBK, UTF-16); what stands above the headings and the totals below are recognised. Save an older .xls as .xlsx first.";
    bank_paste => "或粘贴表格" | "or paste a table";
    bank_paste_label => "从网银页面或表格里复制的行，连同表头" | "Lines copied from the bank's page or a spreadsheet, with their headings";
    bank_paste_read => "读取粘贴的内容" | "Read what was pasted";
    bank_pasted => "粘贴的内容" | "What was pasted";
    bank_currency => "币种（流水没写时）" | "Currency, where the statement names none";
    bank_method => "登记为" | "Recorded as";
    bank_order => "日期顺序" | "Order of dates";
    bank_order_asks => "“03/04/2026”这样的日期，流水里看不出哪个是日、哪个是月。请选一种：" | "Nothing in the statement shows whether 03/04/2026 is in March or in April. Please choose:";
    bank_order_open => "按流水判断" | "as the statement shows";
    bank_column_in => "读作" | "Is read as";
    bank_not_read => "不读" | "not read";
    bank_recalled => "这样的表头您以前对过，各列已按上次的选择对好，可以改。" | "You have matched these headings before: the columns are set as you chose then. Change what is wrong.";
    bank_bad_note => "在这里改；改好后这一行会归到进账里。没改好的和跳过的不会登记。" | "Mend them here; rows that are mended join the others. Rows left as they are or skipped are not recorded.";
    bank_row_good => "已改好" | "Mended";
    bank_lines => "进账" | "What came in";
    bank_lines_note => "按日期先后，每一笔都按前面各笔之后还欠的算。" | "In the order of their days; each is reckoned on what the earlier ones leave.";
    bank_day => "日期" | "Day";
    bank_payer => "付款人 · 用途" | "Payer · purpose";
    bank_for => "是谁的款 · 为什么" | "For · why";
    bank_settles => "冲抵" | "Settles";
    bank_no_payer => "没写付款人" | "no payer named";
    bank_unknown => "不知道是谁付的" | "Unknown payer";
    bank_take => "登记" | "Record";
    bank_skip => "跳过" | "Skip";
    bank_take_in => "不跳过" | "Do not skip";
    bank_change => "更改" | "Change";
    bank_choose => "选择客户" | "Choose";
    bank_will_record => "将登记" | "Will be recorded";
    bank_asks => "请确认" | "Please confirm";
    bank_skipped => "已跳过" | "Skipped";
    bank_known => "已经登记过" | "Already recorded";
    bank_known_in_file(row: usize) => "与本文件第 {row} 行重复" | "The same as row {row} of this file";
    bank_chosen => "您选的" | "chosen by you";
    bank_all_advance => "全部作预收款" | "all of it an advance";
    bank_advance(sum: &str) => "预收 {sum}" | "advance {sum}";
    bank_row(row: usize) => "第 {row} 行" | "row {row}";
    bank_row_title(row: usize) => "第 {row} 行是谁的款" | "Whose money row {row} is";
    bank_find => "客户" | "Customer";
    bank_find_hint => "名称、简称、拼音" | "name, short name or pinyin";
    bank_none_found => "没有找到这样的客户。" | "No such customer.";
    bank_contract => "只冲这份合同" | "Counted towards";
    bank_any_contract => "按到期先后，客户的所有合同" | "all contracts of the customer, by due day";
    bank_would_settle => "将冲抵" | "Would settle";
    bank_points(points: &str) => "{points} 分" | "{points} points";
    bank_use => "就这样登记" | "Record it so";
    bank_aside => "没有列入的行" | "Left aside";
    bank_aside_note => "这些行不是进账，不会登记。" | "These lines are not money that came in, and are not recorded.";
    bank_aside_why => "为什么" | "Why";
    bank_totals => "核对" | "Totals";
    bank_total_came_in => "流水里的进账" | "Came in by the statement";
    bank_total_taken => "这次登记" | "To be recorded";
    bank_total_known => "已经登记过" | "Already recorded";
    bank_total_waiting => "待确认、未知" | "To confirm, unknown";
    bank_total_skipped => "跳过" | "Skipped";
    bank_states(sum: &str) => "流水自己写的进账合计是 {sum}，与读到的一致。" | "The statement itself says {sum} came in: the same as was read.";
    bank_states_other(said: &str, read: &str) => "流水自己写的进账合计是 {said}，读到的是 {read}：请看看有问题的行。" | "The statement itself says {said} came in, {read} was read: please look at the rows to mend.";
    bank_nothing => "没有可以登记的进账" | "Nothing to record";
    bank_result => "登记好了" | "Recorded";
    bank_result_advance(sum: &str) => "其中 {sum} 没有冲抵任何一期，作预收款。" | "{sum} of it settled no part and is kept as an advance.";
    bank_result_none_left => "全部冲抵了应收款，没有预收款。" | "All of it settled what was owed; nothing is left as an advance.";
    bank_see_receipts => "看收款记录" | "See the receipts";
    bank_another => "再导入一份" | "Import another";
    bank_no_lines => "这份流水里没有进账。" | "No money came in by this statement.";
}

impl Text {
    /// What a column of a statement holds.
    pub fn bank_column(self, column: Column) -> &'static str {
        match column {
            Column::Day => self.pick("日期", "Day"),
            Column::In => self.pick("收入金额", "Money in"),
            Column::Out => self.pick("支出金额", "Money out"),
            Column::Amount => self.pick("金额（收支同列）", "Amount, either way"),
            Column::Direction => self.pick("收或支（借贷标志）", "Direction"),
            Column::Currency => self.pick("币种", "Currency"),
            Column::Payer => self.pick("付款人", "Payer"),
            Column::Account => self.pick("付款账号", "Payer's account"),
            Column::Purpose => self.pick("用途、摘要、附言", "Purpose"),
            Column::Reference => self.pick("流水号", "Bank reference"),
            Column::State => self.pick("交易状态", "Status"),
        }
    }

    /// Why the columns cannot be used.
    pub fn bank_columns_fault(self, fault: ColumnsFault) -> String {
        match fault {
            ColumnsFault::NoDay => self.pick("还没有一列是日期。", "No column holds the day.").to_owned(),
            ColumnsFault::NoAmount => {
                self.pick("还没有一列是收入金额或金额。", "No column holds what came in, or an amount.").to_owned()
            }
            ColumnsFault::AmountTwoWays => self
                .pick(
                    "“收入金额”和“金额（收支同列）”只能选一种。",
                    "Choose either the column of money in or the one of amounts either way.",
                )
                .to_owned(),
            ColumnsFault::Twice { column, first, second } => {
                let (what, first, second) =
                    (self.bank_column(column), first.saturating_add(1), second.saturating_add(1));
                self.pick(
                    format!("第 {first} 列和第 {second} 列都是“{what}”，请改一列。"),
                    format!("Columns {first} and {second} both hold “{what}”: please change one."),
                )
            }
        }
    }

    /// What is wrong with a row.
    pub fn bank_fault(self, why: FaultWhy) -> &'static str {
        match why {
            FaultWhy::NoDay => self.pick("没有日期", "no day"),
            FaultWhy::NotADay => self.pick("不是日期", "not a day"),
            FaultWhy::NoSuchDay => self.pick("没有这一天", "no such day"),
            FaultWhy::DayOrMonth => self.pick("分不清日和月，请在上面选日期顺序", "day or month first? choose above"),
            FaultWhy::NoAmount => self.pick("没有金额", "no amount"),
            FaultWhy::NotAnAmount => self.pick("不是金额", "not an amount"),
            FaultWhy::Shortened => self.pick("数字被表格缩写了", "a number that the spreadsheet shortened"),
            FaultWhy::BothWays => self.pick("收入和支出都有金额", "an amount both in and out"),
            FaultWhy::NoDirection => self.pick("看不出是收还是支", "nothing says which way it went"),
            FaultWhy::UnknownCurrency => self.pick("不认识的币种", "unknown currency"),
        }
    }

    /// Why a line is left aside.
    pub fn bank_aside_because(self, why: AsideWhy) -> &'static str {
        match why {
            AsideWhy::WentOut => self.pick("支出", "money that went out"),
            AsideWhy::TakenBack => self.pick("已冲正", "taken back by the bank"),
            AsideWhy::NotSettled => self.pick("没有到账或已退回", "not settled, or given back"),
            AsideWhy::Nothing => self.pick("金额为零", "an amount of nothing"),
            AsideWhy::Total => self.pick("合计或说明", "a total or a remark"),
            AsideWhy::LeftOut => self.pick("您跳过的", "skipped by you"),
        }
    }

    /// Which of two numbers comes first.
    pub fn bank_day_order(self, order: DayOrder) -> &'static str {
        match order {
            DayOrder::DayFirst => self.pick("日在前（03/04 是 4 月 3 日）", "day first (03/04 is 3 April)"),
            DayOrder::MonthFirst => self.pick("月在前（03/04 是 3 月 4 日）", "month first (03/04 is 4 March)"),
        }
    }

    /// Why a line is thought to be a customer's.
    pub fn bank_reason(self, reason: &Reason) -> String {
        match reason {
            Reason::ContractNumber(number) => {
                self.pick(format!("用途写了合同 {number}"), format!("the purpose names contract {number}"))
            }
            Reason::InvoiceNumber(number) => {
                self.pick(format!("用途写了发票 {number}"), format!("the purpose names invoice {number}"))
            }
            Reason::Account => self.pick("从客户的账号付来", "from the customer's account").to_owned(),
            Reason::Name => self.pick("付款人就是客户名称", "the payer is called as the customer is").to_owned(),
            Reason::InvoiceTitle => {
                self.pick("付款人就是开票名称", "the payer is called as on its invoices").to_owned()
            }
            Reason::PaidBefore => self
                .pick("这个付款人以前记在这位客户名下", "this payer was recorded for the customer before")
                .to_owned(),
            Reason::CoreName => self.pick("付款人与客户简称相同", "the payer has the customer's short name").to_owned(),
            Reason::OnePart => self.pick("金额等于一期未收款", "the amount of an open part").to_owned(),
            Reason::PartWithFee => {
                self.pick("金额等于一期未收款加违约金", "the amount of an open part with its late fee").to_owned()
            }
            Reason::SeveralParts(parts) => {
                self.pick(format!("金额等于 {parts} 期未收款之和"), format!("the sum of {parts} open parts"))
            }
            Reason::InvoiceAmount(number) => {
                self.pick(format!("金额等于发票 {number}"), format!("the amount of invoice {number}"))
            }
        }
    }

    /// How many lines came in.
    pub fn bank_count_lines(self, lines: usize) -> String {
        let n = format::count(lines);
        self.pick(format!("进账 {n} 笔"), format!("{n} came in"))
    }

    /// How many are recorded.
    pub fn bank_count_taken(self, lines: usize) -> String {
        let n = format::count(lines);
        self.pick(format!("{n} 笔将登记"), format!("{n} to be recorded"))
    }

    /// How many wait for the person.
    pub fn bank_count_asked(self, lines: usize) -> String {
        let n = format::count(lines);
        self.pick(format!("{n} 笔请您确认"), format!("{n} to confirm"))
    }

    /// The button that agrees to all that wait for the person.
    pub fn bank_agree(self, lines: usize) -> String {
        let n = format::count(lines);
        self.pick(
            format!("确认这 {n} 笔"),
            if lines == 1 { "Agree to this one".to_owned() } else { format!("Agree to all {n}") },
        )
    }

    /// How many are nobody's.
    pub fn bank_count_unknown(self, lines: usize) -> String {
        let n = format::count(lines);
        self.pick(format!("{n} 笔不知是谁付的"), format!("{n} from unknown payers"))
    }

    /// How many are in the book already.
    pub fn bank_count_known(self, lines: usize) -> String {
        let n = format::count(lines);
        self.pick(format!("{n} 笔已经登记过"), format!("{n} already recorded"))
    }

    /// How many lines are left aside.
    pub fn bank_count_aside(self, lines: usize) -> String {
        let n = format::count(lines);
        self.pick(format!("{n} 行没有列入"), format!("{n} left aside"))
    }

    /// The button that records: how many, how much.
    pub fn bank_record(self, receipts: usize, sum: &str) -> String {
        let n = format::count(receipts);
        let en = if receipts == 1 { format!("Record 1 receipt, {sum}") } else { format!("Record {n} receipts, {sum}") };
        self.pick(format!("登记 {n} 笔收款，共 {sum}"), en)
    }

    /// That they were recorded.
    pub fn bank_recorded(self, receipts: usize) -> String {
        let n = format::count(receipts);
        let en = if receipts == 1 { "1 receipt recorded.".to_owned() } else { format!("{n} receipts recorded.") };
        self.pick(format!("已登记 {n} 笔收款。"), en)
    }

    /// What was recorded, and what was not.
    pub fn bank_result_words(self, receipts: usize, sum: &str, known: usize, left: usize) -> String {
        let (n, known, left) = (format::count(receipts), format::count(known), format::count(left));
        self.pick(
            format!("{n} 笔收款，共 {sum}。已经登记过的 {known} 笔、其他没有登记的 {left} 笔都没有动。"),
            format!("Receipts: {n}, {sum} in all. Already recorded: {known}; not recorded: {left}."),
        )
    }
}
