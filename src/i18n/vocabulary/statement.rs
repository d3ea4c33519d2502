//! The words by which banks and wallets head the columns of their statements, and what they write in them.

use crate::domain::bank_statement::column::Column;

/// Headings and what they name; of two columns with the same meaning the one whose word stands earlier here is taken. Spaces,
/// signs, width and case are folded before they are compared.
pub const STATEMENT_HEADINGS: &[(Column, &[&str])] = &[
    (
        Column::Day,
        &[
            "value date", "交易日期", "交易日", "交易时间", "交易日期时间", "记账日期", "记账日", "记账时间", "入账日期", "入账时间",
            "到账日期", "到账时间", "发生时间", "发生日期", "收款时间", "收款日期", "日期", "时间", "booking date", "posting date",
            "posted date", "posted", "transaction date", "transaction time", "entry date", "completed date", "date",
            "date time", "起息日", "起息日期",
        ],
    ),
    (
        Column::In,
        &[
            "收入金额", "收入", "收入元", "贷方发生额", "贷方金额", "贷方发生额元", "贷方发生额元收入", "贷方", "贷方交易金额", "存入金额", "存入",
            "转入金额", "转入", "入账金额", "收款金额", "credit", "credit amount", "credits", "amount credited", "deposit",
            "deposits", "paid in", "money in", "received", "inflow",
        ],
    ),
    (
        Column::Out,
        &[
            "支出金额", "支出", "支出元", "借方发生额", "借方金额", "借方发生额元", "借方发生额元支取", "借方", "借方交易金额", "支取金额", "支取",
            "转出金额", "转出", "付款金额", "debit", "debit amount", "debits", "amount debited", "withdrawal", "withdrawals",
            "paid out", "money out", "outflow",
        ],
    ),
    (
        Column::Amount,
        &[
            "交易金额", "发生额", "金额", "收支金额", "金额元", "交易额", "交易发生额", "实收金额", "amount", "transaction amount",
            "trade amount", "net amount",
        ],
    ),
    (
        Column::Direction,
        &[
            "借贷标志", "借贷", "借贷方向", "借贷标识", "收支标志", "收支", "收支类型", "收付标志", "收付", "收付方向", "资金流向", "往来方向",
            "direction", "credit debit", "credit debit indicator", "dr cr", "cr dr", "debit credit", "type credit debit",
        ],
    ),
    (Column::Currency, &["币种", "交易币种", "货币", "交易货币", "币别", "currency", "ccy"]),
    (
        Column::Payer,
        &[
            "对方户名", "对方名称", "对方单位名称", "对方单位", "对方账户名称", "对方帐户名称", "对方户名名称", "对手户名", "对手名称",
            "对方", "交易对方", "交易对手", "交易对手名称", "交易对方户名", "对手方名称", "付款人", "付款人名称", "付款人户名", "付款方",
            "付款方名称", "付款方户名", "付款单位", "付款单位名称", "收付方名称", "往来户名", "汇款人", "来款单位", "payer",
            "payer name", "payer's name", "counterparty", "counterparty name", "counter party", "remitter", "from",
            "paid by", "sender", "name", "ordering party", "debtor", "debtor name",
        ],
    ),
    (
        Column::Account,
        &[
            "对方账号", "对方帐号", "对方账户", "对方帐户", "对手账号", "交易对方账号", "交易对手账号", "对手方账号", "付款人账号", "付款人帐号",
            "付款账号", "付款方账号", "付款方账户", "收付方账号", "收付方帐号", "往来账号", "payer account", "counterparty account",
            "counterparty account number", "from account", "debit account no", "sender account", "iban", "debtor account",
            "counterparty iban",
        ],
    ),
    (
        Column::Purpose,
        &[
            "摘要", "用途", "附言", "备注", "交易用途", "交易摘要", "交易附言", "客户附言", "附言用途", "摘要用途", "用途摘要", "业务摘要", "其它摘要",
            "其他摘要", "个性化信息", "商品", "商品名称", "商品说明", "业务描述", "款项用途", "转账附言", "留言", "description",
            "details", "narrative", "memo", "purpose", "remarks", "remark", "remittance information", "payment details",
            "particulars", "note", "notes", "message",
        ],
    ),
    (
        Column::Reference,
        &[
            "交易流水号", "银行流水号", "流水号", "核心流水号", "账户明细编号交易流水号", "账务流水号", "资金流水单号", "交易流水", "交易号", "交易单号",
            "支付宝交易号", "微信支付业务单号", "业务流水号", "业务参考号", "交易参考号", "参考号", "日志号", "柜员流水号", "电子回单号", "回单编号",
            "交易序号", "bank reference", "transaction id", "transaction reference", "transaction reference number",
            "transaction number", "reference number", "reference no", "reference", "ref", "ref no", "凭证号", "凭证号码",
        ],
    ),
    (
        Column::State,
        &["交易状态", "当前状态", "状态", "资金状态", "处理状态", "status", "state", "transaction status"],
    ),
];

/// Words that say that the money came in.
pub const MONEY_IN: &[&str] =
    &["贷", "贷方", "收", "收入", "入", "入账", "收款", "转入", "来账", "存入", "c", "cr", "credit", "in", "+", "received"];

/// Words that say that it went out.
pub const MONEY_OUT: &[&str] =
    &["借", "借方", "支", "支出", "付", "出", "出账", "付款", "转出", "往账", "支取", "d", "dr", "debit", "out", "-", "paid", "sent"];

/// Parts of words that say that a payment did not go through, or was given back.
pub const NOT_SETTLED: &[&str] = &[
    "失败", "退款", "关闭", "撤销", "冲正", "处理中", "等待", "待付", "退回", "退票", "failed", "declined", "pending", "reversed",
    "refunded", "returned", "cancelled", "canceled", "rejected",
];

/// Currencies as statements write them, besides their codes.
pub const STATEMENT_CURRENCIES: &[(&str, &str)] = &[
    ("人民币", "CNY"),
    ("人民币元", "CNY"),
    ("rmb", "CNY"),
    ("元", "CNY"),
    ("156", "CNY"),
    ("01", "CNY"),
    ("美元", "USD"),
    ("欧元", "EUR"),
    ("英镑", "GBP"),
    ("港币", "HKD"),
    ("港元", "HKD"),
    ("日元", "JPY"),
];

/// Words with which a row begins that is no line: totals, balances, and what a bank writes under its list.
pub const UNDER_THE_LIST: &[&str] = &[
    "#", "合计", "总计", "小计", "本页", "共计", "累计", "收入合计", "支出合计", "贷方合计", "借方合计", "总笔数", "总金额", "总收入", "总支出",
    "收入笔数", "支出笔数", "贷方笔数", "借方笔数", "期初余额", "期末余额", "上页余额", "资金流水总笔数", "打印", "制表", "导出时间", "以上", "说明",
    "温馨提示", "注:", "注：", "----", "total", "totals", "subtotal", "opening balance", "closing balance", "balance brought",
    "balance carried", "end of",
];

/// Words of a whole total: a row that begins with one holds the sum of all lines.
pub const WHOLE_TOTALS: &[&str] = &["合计", "总计", "共计", "累计", "total", "totals", "grand total"];

/// Words before the sum of all that came in.
pub const STATED_IN: &[&str] = &[
    "收入合计", "收入总金额", "收入总额", "总收入金额", "总收入", "贷方合计金额", "贷方合计", "贷方总金额", "贷方总额", "贷方发生额合计", "转入总金额",
    "total credits", "total credit", "total paid in", "total money in", "total deposits",
];

/// Words before the sum of all that went out: what follows them is of no use here.
pub const STATED_OUT: &[&str] = &[
    "支出合计", "支出总", "总支出", "借方合计", "借方总", "借方发生额合计", "转出总", "total debit", "total paid out", "total money out",
    "total withdrawals", "余额", "balance",
];

/// Words of a wallet, at the top of its statements.
pub const WALLETS: &[&str] = &["支付宝", "微信", "财付通", "alipay", "wechat", "weixin"];
