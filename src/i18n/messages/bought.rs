//! Purchases that are brought in from another program.

use crate::i18n::{Text, format};
use crate::sync::list::bought::{ColumnsFault, Part, Why};

messages! {
    bought_link => "导入" | "Bring in a list";
    bought_title => "导入购买记录" | "Bring in purchases";
    bought_lead => "把旧台账、进销存或表格里的销售明细带进来：每行一笔，写明客户、日期、买了什么、金额。客户要先在账册里；导入后可一次撤销。" | "Bring in sales lines from an old ledger or a spreadsheet: a row for each purchase with customer, day, what was bought and the amount. The customers have to be in the book first; one undo takes all of it back.";
    bought_good => "可以导入" | "Can be brought in";
    bought_nothing => "没有可导入的行" | "Nothing to bring in";
    bought_not_quantity => "不是数量。" | "not a quantity.";
    bought_nobody => "账册里没有这位客户。" | "no customer of the book is called so.";
    bought_several => "账册里有好几位客户都叫这个，请改用客户编号。" | "several customers are called so: use the customer number.";
    bought_later => "日期在今天之后。" | "the day is still to come.";
    bought_no_currency => "不认识的货币。" | "no currency that is known.";
    bought_too_large => "单价乘以数量超出了可记录的金额。" | "price times quantity is more than can be kept.";
}

impl Text {
    /// How many rows are in which lot.
    pub fn bought_counts(self, good: usize, known: usize, bad: usize, left: usize) -> String {
        let [good, known, bad, left] = [good, known, bad, left].map(format::count);
        self.pick(
            format!("可导入 {good} 行，账册已有 {known} 行，待改 {bad} 行，不导入 {left} 行"),
            format!("{good} can be brought in, {known} known already, {bad} to be mended, {left} left out"),
        )
    }

    /// What the button does.
    pub fn bought_bring_in(self, count: usize) -> String {
        let (n, s) = (format::count(count), if count == 1 { "" } else { "s" });
        self.pick(format!("导入 {n} 笔购买记录"), format!("Bring in {n} purchase{s}"))
    }

    /// What was done.
    pub fn bought_brought_in(self, count: usize) -> String {
        let (n, s) = (format::count(count), if count == 1 { "" } else { "s" });
        self.pick(format!("已导入 {n} 笔购买记录。"), format!("{n} purchase{s} brought in."))
    }

    /// What a column holds.
    pub fn bought_part(self, part: Part) -> &'static str {
        match part {
            Part::Customer => self.pick("客户名称", "Customer name"),
            Part::Number => self.pick("客户编号", "Customer number"),
            Part::Code => self.pick("统一社会信用代码", "Registration code"),
            Part::Day => self.purchases_day(),
            Part::Name => self.purchases_what(),
            Part::Spec => self.purchase_spec(),
            Part::Quantity => self.purchases_quantity(),
            Part::Unit => self.purchase_unit(),
            Part::UnitPrice => self.pick("单价", "Price of one"),
            Part::Amount => self.purchases_amount(),
            Part::Currency => self.pick("币种", "Currency"),
            Part::Reference => self.purchase_reference(),
            Part::Note => self.customer_note(),
        }
    }

    /// Why the columns cannot be used.
    pub fn bought_columns_fault(self, fault: ColumnsFault) -> String {
        match fault {
            ColumnsFault::NoCustomer => self
                .pick(
                    "请指出哪一列是客户名称、编号或信用代码。",
                    "Please say which column holds the customer's name, number or code.",
                )
                .to_owned(),
            ColumnsFault::NoDay => {
                self.pick("请指出哪一列是日期。", "Please say which column holds the day.").to_owned()
            }
            ColumnsFault::NoName => {
                self.pick("请指出哪一列是买了什么。", "Please say which column holds what was bought.").to_owned()
            }
            ColumnsFault::NoAmount => self
                .pick(
                    "请指出哪一列是金额，或者单价和数量。",
                    "Please say which column holds the amount, or the price and the quantity.",
                )
                .to_owned(),
            ColumnsFault::Twice(part) => {
                let what = self.bought_part(part);
                self.pick(format!("有两列都是“{what}”，请留一列。"), format!("Two columns hold “{what}”: keep one."))
            }
        }
    }

    /// What is wrong with a cell.
    pub fn bought_fault(self, why: Why) -> String {
        match why {
            Why::Reason(reason) => self.list_reason(reason),
            Why::Nobody => self.bought_nobody().to_owned(),
            Why::Several => self.bought_several().to_owned(),
            Why::Later => self.bought_later().to_owned(),
            Why::NotAQuantity => self.bought_not_quantity().to_owned(),
            Why::NotACurrency => self.bought_no_currency().to_owned(),
            Why::TooLarge => self.bought_too_large().to_owned(),
        }
    }
}
