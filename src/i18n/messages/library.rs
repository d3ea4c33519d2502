//! The clause library: clauses and templates of one's own.

use crate::domain::own_clause::blank::{Sort, Wrong};
use crate::i18n::Text;

messages! {
    kind_own_clause => "自有条款" | "Own clauses";
    kind_own_template => "自有模板" | "Own templates";
    places_library => "条款库" | "Clause library";
    library_lead => "自己写的条款和合同模板。起草时取用；取用后再改条款库，不影响已有合同。" | "Clauses and contract templates of your own, for drafting. What a contract has taken stays as it is when the library changes.";
    library_clauses => "条款" | "Clauses";
    library_templates => "模板" | "Templates";
    library_search => "搜索条款和模板" | "Search clauses and templates";
    library_show_archived => "显示已停用的" | "Show archived";
    library_no_clauses => "还没有自有条款。常用而内置条款没有的约定，写在这里，以后每份合同都能取用。" | "No clause of your own yet. What you often agree and the built-in clauses do not say is written here once and used in every contract.";
    library_no_templates => "还没有自有模板。可在合同页上存为模板，也可在这里新建。" | "No template of your own yet. Save a contract as a template on its page, or begin one here.";
    library_none_found => "没有符合的条款或模板。" | "No clause or template fits.";
    own_clause_new => "新条款" | "New clause";
    own_clause_new_heading_zh => "新条款" | "新条款";
    own_clause_new_heading_en => "New clause" | "New clause";
    own_clause_made => "已新建条款" | "Clause begun";
    own_template_new => "新模板" | "New template";
    own_template_new_name => "新模板" | "New template";
    own_template_made(name: &str) => "已新建模板“{name}”" | "Template “{name}” made";
    own_template_save => "存为模板" | "Save as template";
    own_copy => "复制" | "Duplicate";
    own_copied(name: &str) => "已复制“{name}”" | "“{name}” duplicated";
    own_copy_name(name: &str) => "{name}（副本）" | "{name} (copy)";
    own_archive => "停用" | "Archive";
    own_archived(name: &str) => "已停用“{name}”" | "“{name}” archived";
    own_archived_state => "已停用" | "Archived";
    own_restore => "恢复使用" | "Use again";
    own_restored(name: &str) => "“{name}”可再取用" | "“{name}” can be used again";
    own_delete => "删除" | "Delete";
    own_deleted(name: &str) => "已从条款库删除“{name}”；取用过的合同不变" | "“{name}” deleted from the library; contracts that took it keep it";
    own_missing => "条款库里没有这一条。" | "This is not in the library.";
}

messages! {
    own_clause_words => "条款文字" | "The clause";
    own_clause_heading => "标题" | "Heading";
    own_clause_text => "正文" | "Text";
    own_clause_text_help => "每行一款。花括号里是占位：从菜单选入，打印时换成合同里的内容。" | "One paragraph a line. Names in braces are placeholders: choose them from the menu; the paper shows what the contract says.";
    own_clause_after => "排在哪一条之后" | "Stands after";
    own_clause_note => "何时用（不打印）" | "When to use it (not printed)";
    own_insert => "插入占位" | "Insert a placeholder";
    own_insert_choose => "选一项…" | "Choose…";
    own_insert_terms => "合同内容" | "From the contract";
    own_insert_blanks => "本条的空白" | "Blanks of this clause";
    own_insert_articles => "引用条文" | "References to articles";
    own_blanks => "空白" | "Blanks";
    own_blanks_help => "起草时填写的内容：先在这里定名称、种类和范围，再插入正文。" | "What is filled in when drafting: give it a name, a sort and a range here, then insert it into the text.";
    term_blank(n: usize) => "（空白 {n}）" | " (blank {n})";
    own_blank_add => "加一个空白" | "Add a blank";
    own_blank_new_zh(n: usize) => "空白{n}" | "空白{n}";
    own_blank_new_en(n: usize) => "blank {n}" | "blank {n}";
    own_blank_name => "名称" | "Name";
    own_blank_sort => "种类" | "Sort";
    own_blank_least => "最小" | "Least";
    own_blank_most => "最大" | "Most";
    own_blank_usual => "通常填" | "Usually";
    own_blank_earliest => "最早" | "Earliest";
    own_blank_latest => "最晚" | "Latest";
    own_blank_remove(name: &str) => "删去空白“{name}”" | "Remove the blank “{name}”";
    own_blank_taken => "这个名称已有所指，请换一个。" | "This name already means something; please take another.";
    own_blank_range => "范围前后不合，或通常值不在范围内。" | "The range runs backwards, or the usual value lies outside it.";
    own_blank_unused(name: &str) => "正文没有用到空白“{name}”。" | "The text does not use the blank “{name}”.";
    own_sort_text => "文字" | "Text";
    own_sort_number => "整数" | "Whole number";
    own_sort_money => "金额" | "Amount";
    own_sort_date => "日期" | "Date";
    own_sort_percent => "百分比" | "Percentage";
    own_preview => "示例合同中的样子" | "As it reads in an example contract";
    own_preview_zh => "中文" | "Chinese";
    own_preview_en => "英文" | "English";
    own_preview_both => "中英对照" | "Side by side";
    own_example_customer => "示例客户有限公司" | "Example Customer Ltd.";
    own_problems => "文字检查" | "Check of the text";
    own_problems_none => "占位都认得，两种文字的款数一致。" | "All placeholders are known, and both languages have the same number of paragraphs.";
    own_checker => "审查意见" | "What the checker says";
    own_checker_none => "审查规则对这段文字没有意见。" | "No rule objects to this text.";
    own_not_computed => "手写文字，不参与计算：期限、金额、义务仍以各项条款为准。" | "Typed text, not computed: periods, amounts and duties are reckoned from the terms.";
    own_problem_at(language: &str, paragraph: usize, letter: usize) => "{language}第 {paragraph} 款第 {letter} 字" | "{language}, paragraph {paragraph}, letter {letter}";
    own_problem_unknown(name: &str) => "不认得占位“{name}”。" | "No placeholder is called “{name}”.";
    own_problem_empty => "花括号里没有名称。" | "There is no name in the braces.";
    own_problem_unclosed => "左花括号没有对应的右花括号。" | "The brace is never closed.";
    own_problem_meant(name: &str) => "改为“{name}”" | "Change to “{name}”";
    own_problem_counts(zh: usize, en: usize) => "中文 {zh} 款，英文 {en} 款，对照排版会错位。" | "The Chinese has {zh} paragraphs and the English {en}: side by side they would not match.";
    own_problem_one_language(language: &str) => "还没有{language}文字；打印时用另一种文字代替。" | "There is no {language} text yet; the other language stands in for it.";
}

messages! {
    own_clauses => "自有条款" | "Own clauses";
    own_clauses_help => "从条款库取用；合同保留取用时的文字。手写文字，不参与计算。" | "Taken from the clause library; the contract keeps the text as it was taken. Typed text: nothing is computed from it.";
    own_take => "从条款库取用" | "Take from the library";
    own_take_choose => "选一条…" | "Choose a clause…";
    own_take_button => "取用" | "Take";
    own_library_open => "打开条款库" | "Open the clause library";
    own_put_out(name: &str) => "从合同中去掉“{name}”" | "Take “{name}” out of the contract";
    own_newer => "条款库有更新的文字。" | "The library has a newer text.";
    own_newer_compare => "对比" | "Compare";
    own_newer_take(name: &str) => "“{name}”改用新文字" | "Take over the newer text of “{name}”";
    own_newer_take_short => "改用新文字" | "Take it over";
    own_words_here => "修改本合同中的文字" | "Change the words in this contract";
    own_text_zh => "正文（中文）" | "Text (Chinese)";
    own_text_en => "正文（英文）" | "Text (English)";
    own_heading_zh => "标题（中文）" | "Heading (Chinese)";
    own_heading_en => "标题（英文）" | "Heading (English)";
    own_bad_number => "请填整数。" | "Please enter a whole number.";
    own_bad_date => "请填日期。" | "Please enter a date.";
    own_below => "低于允许的最小值。" | "Below the least that is allowed.";
    own_above => "高于允许的最大值。" | "Above the most that is allowed.";
    own_other_sort => "填的内容种类不对。" | "This is of another sort.";
}

messages! {
    own_template_name => "模板名称" | "Name of the template";
    own_template_note => "何时用（不打印）" | "When to use it (not printed)";
    own_template_terms => "模板的条款" | "Terms of the template";
    template_from => "模板" | "Template";
    template_usual => "内置条款" | "Built-in terms";
    template_fixed => "合同种类、标的和文字按模板。" | "Kind, subject and language come from the template.";
    template_gone => "这个模板已不在条款库里，请另选。" | "This template is no longer in the library: please choose another.";
}

impl Text {
    /// What a field of a clause or template in the library is called.
    pub(in crate::i18n) fn library_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "heading" => self.own_clause_heading(),
            "text" => self.own_clause_text(),
            "after" => self.own_clause_after(),
            "blanks" => self.own_blanks(),
            "note" => self.own_clause_note(),
            "fallback" => self.own_fallback(),
            "fairness" => self.own_fairness(),
            "archived" => self.own_archived_state(),
            "name" => self.own_template_name(),
            "terms" => self.own_template_terms(),
            _ => return None,
        })
    }

    /// What a sort of blank is called.
    pub const fn blank_sort(self, sort: &Sort) -> &'static str {
        match sort {
            Sort::Text { .. } => self.own_sort_text(),
            Sort::Number(_) => self.own_sort_number(),
            Sort::Money(_) => self.own_sort_money(),
            Sort::Date(_) => self.own_sort_date(),
            Sort::Percent(_) => self.own_sort_percent(),
        }
    }

    /// Why a value does not stand in a blank.
    pub const fn own_wrong(self, wrong: Wrong) -> &'static str {
        match wrong {
            Wrong::OtherSort => self.own_other_sort(),
            Wrong::BelowRange => self.own_below(),
            Wrong::AboveRange => self.own_above(),
        }
    }
}
