//! What a customer likes, and views of the lists that have a name.

use crate::domain::saved_view::ViewedList;

messages! {
    likings => "偏好" | "Preferences";
    likings_empty => "还没有记下偏好。口味、禁忌、收货时间，记一条下次就用得上。" | "Nothing noted yet. Tastes, taboos, delivery hours: a line helps the next call.";
    liking_new => "记一条" | "Note one";
    liking_add => "记偏好" | "Note a preference";
    liking_edit => "修改偏好" | "Edit preference";
    liking_category => "关于" | "About";
    liking_product => "产品" | "Product";
    liking_price => "价格" | "Price";
    liking_delivery => "交付" | "Delivery";
    liking_communication => "沟通" | "Communication";
    liking_other => "其他" | "Other";
    liking_value => "偏好" | "What";
    liking_value_problem => "写一句偏好是什么。" | "Write a word on what it is.";
    liking_strength => "强弱" | "How strong";
    liking_of => "谁的" | "Whose";
    liking_firm => "公司的" | "The firm's";
    liking_source => "从哪里得知" | "Known from";
    liking_noted_on => "记于" | "Noted on";
    liking_sensitive => "是否敏感" | "Confidential";
    liking_open => "同事都可看" | "For every colleague";
    liking_secret => "敏感：点开才显示" | "Confidential: shown when opened";
    liking_hidden => "敏感内容，点开看" | "Confidential: open to read";
    liking_strong(n: &str) => "{n}/5" | "{n}/5";
    liking_saved => "偏好已记下" | "The preference is noted";
    liking_deleted => "已删除一条偏好" | "A preference is deleted";
    changed_liking(what: &str) => "偏好：{what}" | "Preference: {what}";
    kind_purchase_record => "购买记录" | "Purchases";
    changed_purchase(what: &str) => "购买：{what}" | "Purchase: {what}";
    kind_preference => "偏好" | "Preferences";
    views => "视图" | "Views";
    view_save => "存为视图" | "Save this view";
    view_rename => "改名或删除" | "Rename or delete";
    view_edit => "修改视图" | "Edit view";
    view_name => "视图名称" | "Name of the view";
    view_name_help => "记下现在的筛选、查找和排序；全书的人都能看到。" | "It keeps the filters, search and order as they are now, for everybody in this book.";
    view_name_problem => "请给视图起个名字。" | "Please give the view a name.";
    view_same_name => "已有同名的视图。" | "There is already a view of this name.";
    view_saved(name: &str) => "视图“{name}”已存下" | "The view “{name}” is saved";
    view_deleted(name: &str) => "视图“{name}”已删除" | "The view “{name}” is deleted";
    view_query => "条件" | "Asks for";
    view_list => "列表" | "List";
    kind_saved_view => "视图" | "Views";
}

impl crate::i18n::Text {
    /// The list that a view is of, as its page is called.
    pub const fn viewed_list(self, list: ViewedList) -> &'static str {
        match list {
            ViewedList::Customers => self.places_customers(),
            ViewedList::Leads => self.pipeline_leads(),
            ViewedList::Opportunities => self.places_pipeline(),
            ViewedList::Contracts => self.places_contracts(),
            ViewedList::Receivables => self.receivables_title(),
            ViewedList::Tickets => self.places_service(),
            ViewedList::Tasks => self.places_tasks(),
        }
    }

    /// How strong a preference is, with what that means.
    pub fn liking_strength_words(self, strength: u8) -> String {
        let words = match strength {
            1 => self.pick("略有倾向", "a leaning"),
            2 => self.pick("偏好", "a liking"),
            3 => self.pick("明显偏好", "a clear liking"),
            4 => self.pick("很看重", "matters much"),
            _ => self.pick("必须如此", "a condition"),
        };
        format!("{strength} · {words}")
    }
}
