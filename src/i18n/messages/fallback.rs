//! Fallbacks: of clauses of one's own, and the terms of built-in clauses that are kept to fall back on.

use crate::i18n::Text;

messages! {
    kind_fallback => "备选条款" | "Fallbacks";
    fallbacks => "备选条款" | "Fallbacks";
    fallbacks_lead => "内置条款的退让方案，谈判时一选就填进提议。在合同条款里把当前约定“存为备选条款”。" | "What a built-in clause may fall back on: chosen in talks, its terms fill the proposal. Keep one from the terms of a contract.";
    fallbacks_none => "还没有备选条款。起草合同时，在该条下面按“存为备选条款”。" | "No fallback yet. When drafting, press “Keep as a fallback” below a clause.";
    fallback_keep => "存为备选条款" | "Keep as a fallback";
    fallback_keep_help => "保存这一条现在的约定；日期、地点、货物等只属于本合同的内容不存。付款计划中的日期随所用合同的签订日期顺移。" | "Keeps the present terms of this clause; days, places, goods and whatever else belongs to this deal alone stay out. The days of a payment plan move with the date of the contract that takes it.";
    fallback_name => "名称" | "Name";
    fallback_name_zh => "名称（中文）" | "Name (Chinese)";
    fallback_name_en => "名称（英文）" | "Name (English)";
    fallback_when => "何时退到这里（不打印）" | "When to fall back on it (not printed)";
    fallback_clause => "条款" | "Clause";
    fallback_kept_on => "原合同的签订日期" | "Date of the contract it was kept from";
    fallback_currency => "原合同的币种" | "Currency of the contract it was kept from";
    fallback_terms => "保存的约定" | "Terms kept";
    fallback_save => "保存" | "Keep it";
    fallback_kept(name: &str) => "已存为备选条款“{name}”" | "“{name}” is kept as a fallback";
    fallback_nameless => "请写名称。" | "Please give it a name.";
    fallback_nothing => "这一条现在没有可存的约定。" | "This clause has no terms to keep now.";
    fallback_edit(name: &str) => "修改“{name}”" | "Change “{name}”";
    fallback_reads => "示例合同中的样子" | "As it reads in an example contract";
    fallback_unread => "示例合同里没有这一条。" | "The example contract does not have this clause.";
    fallback_use => "从备选条款填入" | "Fill in from a fallback";
    fallback_choose => "选一项…" | "Choose one…";
    fallback_no_fit(name: &str) => "“{name}”放不进现在的条款：这份合同没有相应的约定，或者币种不同。" | "“{name}” has no place here: this contract does not have the terms it changes, or is in another currency.";
    fallback_no_change(name: &str) => "现在的条款已与“{name}”相同。" | "The terms are those of “{name}” already.";
    fallback_of_library => "条款库中的备选条款" | "Fallback of the library";
    fallback_there(names: &str) => "此条款有备选条款：{names}。" | "A fallback is kept for this clause: {names}.";
}

messages! {
    own_fallback => "备选条款" | "Fallback";
    own_fallback_none => "没有" | "None";
    own_fallback_take(name: &str) => "换成“{name}”" | "Take “{name}” instead";
    own_fairness => "公平性说明（不打印）" | "Fairness notes (not printed)";
    own_fairness_shown(words: &str) => "公平性说明：{words}" | "Fairness: {words}";
}

impl Text {
    /// What a field of a fallback is called.
    pub(in crate::i18n) fn fallback_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "name" => self.fallback_name(),
            "clause" => self.fallback_clause(),
            "changes" => self.fallback_terms(),
            "kept_on" => self.fallback_kept_on(),
            "currency" => self.fallback_currency(),
            "when" => self.fallback_when(),
            "archived" => self.own_archived_state(),
            _ => return None,
        })
    }
}
