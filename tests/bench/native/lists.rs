//! Customers brought in from a list.

use std::fmt::Write;

use counterpart::domain::money::Currency;
use counterpart::domain::own_field::OwnFields;
use counterpart::sync::list::columns;
use counterpart::sync::list::layout;
use counterpart::sync::list::plan::plan;
use counterpart::sync::list::table::Table;

/// A list of so many customers with a person at each, none of them twice.
pub(super) fn of_customers(count: u32) -> String {
    let mut text = String::from("客户名称,联系人,电话,邮箱,合作日期,信用额度\n");
    for n in 0..count {
        writeln!(text, "第{n}号贸易有限公司,张三,138{n:08},c{n}@example.com,2024年1月2日,\"{}.50\"", n % 900)
            .expect("a text grows");
    }
    text
}

/// How many customers it brings into an empty book, once it is read and planned.
pub(super) fn planned(text: &str) -> usize {
    let table = Table::read(text, layout::guess(text)).expect("a table");
    let plan = plan(&table, &columns::propose(&table.headings), &[], &[], Currency::CNY, &OwnFields::default());
    plan.expect("a mapping with a name").good.len()
}
