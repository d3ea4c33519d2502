//! Tags of customers, and which companies belong together.

use crate::i18n::Text;

messages! {
    customer_tags => "标签" | "Tags";
    between_tags => "、" | ", ";
    between_lines => "；" | "; ";
    tags_help => "写好一个按回车；一次写几个，用逗号或顿号隔开。" | "Press Enter after each; separate several with commas.";
    tag_remove(tag: &str) => "去掉标签“{tag}”" | "Remove the tag “{tag}”";
    tag_filter => "按标签筛选" | "Filter by tag";
    tag_counted(tag: &str, n: &str) => "{tag}（{n}）" | "{tag} ({n})";
    customer_parent => "上级单位" | "Parent company";
    parent_none => "没有上级单位" | "No parent company";
    parent_itself => "一家单位不能是自己的上级单位。" | "A company cannot be its own parent.";
    parent_circle(line: &str) => "这样会绕成一圈：{line}。请选一家不在其下的单位。" | "That would go round in a circle: {line}. Choose a company that is not below this one.";
    group_file => "集团" | "group";
    group => "集团" | "Group";
    group_here => "本页" | "this one";
    group_note => "集团里各家的应收合在一起看；每一行是一家，各币种分开。" | "What every company of the group owes, a line for each; currencies are kept apart.";
    group_receivable => "应收" | "Receivable";
    group_overdue => "逾期" | "Overdue";
    group_total => "合计" | "Total";
}

impl Text {
    /// How many companies a group has.
    pub fn group_count(self, n: usize) -> String {
        self.some(n, "家", "company", "companies")
    }
}
