//! Words that are read, not shown: what other programs and people write in lists, in Chinese and English.

mod bought;
mod firm;
mod person;
mod statement;

use crate::domain::contract::circumstances::Size;
use crate::domain::customer::{Level, PartyKind, TradeRole};
use crate::sync::list::columns::Field;

pub use bought::{BOUGHT_HEADINGS, YUAN};
pub use statement::{
    MONEY_IN, MONEY_OUT, NOT_SETTLED, STATED_IN, STATED_OUT, STATEMENT_CURRENCIES, STATEMENT_HEADINGS, UNDER_THE_LIST,
    WALLETS, WHOLE_TOTALS,
};

/// The heading under which a list of bad rows says what is wrong with each, in both languages.
pub const FAULT_HEADINGS: &[&str] = &["导入时的问题", "What is wrong"];

/// Headings and what they name. Spaces, signs, width and case are folded before they are compared.
pub const HEADINGS: [&[(Field, &[&str])]; 2] = [firm::HEADINGS, person::HEADINGS];

/// Words before a heading that do not change what it names.
pub const QUALIFIERS: &[&str] = &[
    "客户",
    "公司",
    "单位",
    "企业",
    "对方",
    "甲方",
    "购方",
    "联系人",
    "customer",
    "company",
    "account",
    "client",
    "organisation",
    "organization",
];

/// The sign for ten thousand in a unit such as 万元.
pub const TEN_THOUSAND: char = '万';

/// Organisations and persons, as people write them; compared after folding.
pub const KINDS: &[(PartyKind, &[&str])] = &[
    (
        PartyKind::Organisation,
        &[
            "企业",
            "单位",
            "公司",
            "组织",
            "机构",
            "法人",
            "个体工商户",
            "organisation",
            "organization",
            "company",
            "business",
            "firm",
            "enterprise",
        ],
    ),
    (PartyKind::Person, &["个人", "自然人", "个人客户", "person", "individual", "private", "natural person"]),
];

/// How customers deal with us, as people write it; compared after folding.
pub const TRADE_ROLES: &[(TradeRole, &[&str])] = &[
    (
        TradeRole::Customer,
        &[
            "客户",
            "直客",
            "直接客户",
            "终端",
            "终端客户",
            "终端用户",
            "customer",
            "client",
            "buyer",
            "end user",
            "end customer",
        ],
    ),
    (
        TradeRole::Distributor,
        &[
            "经销商",
            "经销",
            "代理商",
            "代理",
            "分销商",
            "渠道商",
            "渠道",
            "distributor",
            "dealer",
            "reseller",
            "agent",
            "channel",
        ],
    ),
    (TradeRole::Partner, &["合作方", "合作伙伴", "伙伴", "合作", "partner", "alliance"]),
];

/// How large enterprises are, as people write it; compared after folding.
pub const SCALES: &[(Size, &[&str])] = &[
    (Size::Micro, &["微型", "微型企业", "微企", "微", "micro", "micro enterprise"]),
    (Size::Small, &["小型", "小型企业", "小企业", "小", "small", "small enterprise"]),
    (Size::Medium, &["中型", "中型企业", "中等", "中", "medium", "medium-sized", "mid-size", "midsize"]),
    (Size::Large, &["大型", "大型企业", "大企业", "大", "large", "large enterprise"]),
];

/// Levels as people write them; compared after folding, without a trailing 级 or 类.
pub const LEVELS: &[(Level, &[&str])] = &[
    (
        Level::A,
        &[
            "a",
            "a+",
            "重点",
            "核心",
            "战略",
            "大客户",
            "vip",
            "甲",
            "一",
            "1",
            "高",
            "特级",
            "钻石",
            "key",
            "key account",
            "strategic",
            "high",
            "gold",
            "hot",
        ],
    ),
    (Level::B, &["b", "b+", "重要", "优质", "乙", "二", "2", "中", "important", "medium", "silver", "warm"]),
    (
        Level::C,
        &[
            "c", "c+", "一般", "普通", "丙", "三", "3", "低", "标准", "ordinary", "normal", "standard", "regular",
            "low", "bronze",
        ],
    ),
    (Level::D, &["d", "偶尔", "零散", "散客", "潜在", "丁", "四", "4", "小", "occasional", "minor", "small", "cold"]),
];

/// What may stand around a level.
pub const LEVEL_AFFIXES: &[&str] =
    &["客户", "级", "类", "等", "档", "customer", "account", "level", "grade", "class", "tier"];

/// Cells that say in a word that there is nothing.
pub const BLANKS: &[&str] = &[
    "-", "--", "—", "——", "/", "\\", "无", "暂无", "没有", "未知", "空", "不详", "n/a", "na", "none", "null", "nil",
    "unknown", "?",
];

/// Words for an amount that is open.
pub const OPEN_AMOUNTS: &[&str] = &[
    "面议",
    "待定",
    "待议",
    "另议",
    "待商议",
    "协商",
    "未定",
    "电议",
    "议价",
    "不限",
    "tbd",
    "tba",
    "negotiable",
    "to be agreed",
    "to be confirmed",
    "tbc",
    "open",
    "unlimited",
];

/// Words and signs of other currencies than the renminbi.
pub const FOREIGN: &[(&str, &str)] = &[
    ("美元", "USD"),
    ("美金", "USD"),
    ("usd", "USD"),
    ("$", "USD"),
    ("欧元", "EUR"),
    ("eur", "EUR"),
    ("€", "EUR"),
    ("港币", "HKD"),
    ("港元", "HKD"),
    ("hkd", "HKD"),
    ("日元", "JPY"),
    ("jpy", "JPY"),
    ("英镑", "GBP"),
    ("gbp", "GBP"),
    ("£", "GBP"),
    ("人民币", "CNY"),
    ("rmb", "CNY"),
    ("cny", "CNY"),
];

/// The signs behind the year, the month and the day of a date.
pub const DATE_SIGNS: [&[char]; 3] = [&['年'], &['月'], &['日', '号', '號']];

/// Job titles that are written behind a name, the longer before the shorter.
pub const TITLES: &[&str] = &[
    "采购经理",
    "销售经理",
    "财务经理",
    "项目经理",
    "副总经理",
    "总经理",
    "部门经理",
    "业务经理",
    "副经理",
    "经理",
    "总监",
    "副总",
    "董事长",
    "厂长",
    "主任",
    "主管",
    "科长",
    "处长",
    "部长",
    "会计",
    "出纳",
    "店长",
    "工程师",
];

/// Words in the place of a name that mark a line of sums.
pub const TOTALS: &[&str] = &["合计", "总计", "小计", "共计", "total", "totals", "subtotal", "grand total", "sum"];

/// The signs for ten thousand and for a hundred million behind an amount.
pub const LARGE_UNITS: &[char] = &['万', '亿', '萬', '億'];
