//! The people of our own side, and whose customers are looked at.

messages! {
    places_team => "团队" | "Team";
    team_empty_title => "还没有成员" | "No members yet";
    team_empty_text => "把同事加进来：客户就能交给具体的人，也能只看“我的”和“我团队的”。" | "Add your colleagues: then customers can be given to a person, and everyone can look at their own.";
    member_new => "加成员" | "Add a member";
    member_edit => "修改成员" | "Edit member";
    team_file => "团队" | "team";
    member_name => "姓名" | "Name";
    member_name_help => "与客户的“负责人”写法一致，就会自动对上。" | "Written as in the customers' owner, it is matched by itself.";
    member_title => "职务" | "Job title";
    member_team => "团队" | "Team";
    member_reports_to => "上级" | "Reports to";
    member_role => "角色" | "Role";
    member_from => "入职" | "From";
    member_to => "离职" | "Until";
    member_nobody => "没有上级" | "Nobody";
    member_missing_name => "请写上姓名。" | "Please write the name.";
    member_same_name(name: &str) => "已有成员叫{name}。同名的人请加上区别，例如“王伟（财务）”。" | "There is already a member called {name}. Tell two people of one name apart, such as “Wang Wei (finance)”.";
    member_several(name: &str) => "团队里有几位{name}，分不清是谁。请给各人的姓名加上区别，例如“王伟（财务）”。" | "Several members are called {name}, and nothing tells which is meant. Tell their names apart, such as “Wang Wei (finance)”.";
    member_tell_apart => "去改姓名" | "Change the names";
    member_circle_self => "一个人不能是自己的上级。" | "Nobody reports to themselves.";
    member_circle(line: &str) => "这样会绕成一圈：{line}。请选一位不在其下的人。" | "That would go round in a circle: {line}. Choose somebody who is not below.";
    member_dates_problem => "离职日不能早于入职日。" | "The last day cannot be before the first.";
    member_created(name: &str) => "{name}加入了团队" | "{name} is in the team";
    member_saved(name: &str) => "已保存{name}" | "{name} is saved";
    member_deleted(name: &str) => "已删除{name}" | "{name} is deleted";
    member_role_admin => "管理员" | "Keeps the book";
    member_role_manager => "主管" | "Manager";
    member_role_sales => "销售" | "Sales";
    member_role_service => "客服" | "Service";
    member_role_finance => "财务" | "Finance";
    member_role_legal => "法务" | "Legal";
    member_role_viewer => "查阅" | "Reads only";
    member_role_note => "角色只说明分工，不限制操作。" | "A role says who does what; it locks nothing.";
    member_left(day: &str) => "{day}离职" | "left {day}";
    member_leaves(day: &str) => "{day}离职" | "leaves {day}";
    member_begins(day: &str) => "{day}入职" | "starts {day}";
    member_me => "我" | "me";
    member_this_is_me => "这是我" | "This is me";
    member_now_me(name: &str) => "本副本由{name}使用" | "{name} uses this copy";
    team_customers => "客户" | "Customers";
    team_owed => "应收 ¥" | "Receivable ¥";
    team_overdue => "逾期 ¥" | "Overdue ¥";
    team_outsiders => "不在团队里的负责人" | "Owners who are not in the team";
    team_outsiders_text => "这些名字写在客户上，但不是成员。可以加为成员，或把客户移交出去。" | "These names stand on customers but are no members. Add them, or hand their customers over.";
    team_add_named => "加为成员" | "Add";
    hand_over => "移交" | "Hand over";
    hand_over_all(name: &str) => "移交{name}的客户" | "Hand over the customers of {name}";
    hand_over_one(name: &str) => "移交{name}" | "Hand over {name}";
    hand_over_to => "交给" | "To";
    hand_over_choose => "选择成员" | "Choose a member";
    hand_over_choose_problem => "请选择交给谁。" | "Please choose to whom.";
    hand_over_none => "没有别的在职成员可交。先在“团队”里加人。" | "There is no other active member. Add one under Team first.";
    hand_over_reason => "原因" | "Reason";
    hand_over_done_one(name: &str, to: &str) => "{name}已移交{to}" | "{name} is handed over to {to}";
    whose_label => "看谁的" | "Whose";
    whose_all => "全部" | "All";
    whose_mine => "我的" | "Mine";
    whose_team => "我团队的" | "My team's";
    whose_unknown => "本副本还没说是谁在用，所以不知道哪些是您的。" | "Nobody has said who uses this copy, so it does not know which are yours.";
    whose_say => "选出自己" | "Say who you are";
    kind_member => "成员" | "Members";
    kind_book_settings => "账册设置" | "Settings of the book";
    kind_pool_event => "归属变动" | "Changes of owner";
    owner_nobody => "没有负责人" | "Nobody";
}

impl crate::i18n::Text {
    /// How many members belong to the team now.
    pub fn team_count(self, n: usize) -> String {
        self.pick(format!("在职 {n} 人"), if n == 1 { "1 active".to_owned() } else { format!("{n} active") })
    }

    /// The offer to hand over what somebody who left still has.
    pub fn hand_over_offer(self, n: usize) -> String {
        let customers = self.customers_count(n);
        self.pick(format!("移交 {customers}"), format!("Hand over {customers}"))
    }

    /// What a press of the button does.
    pub fn hand_over_note(self, n: usize, name: &str) -> String {
        let customers = self.customers_count(n);
        self.pick(
            format!("{name}名下的 {customers}会一次改到新负责人名下，历史里留一笔；可以撤销。"),
            if n == 1 {
                format!("1 customer of {name} goes to the new owner, with a line in its history. It can be undone.")
            } else {
                format!("{customers} of {name} go to the new owner in one step, each with a line in its history. It can be undone.")
            },
        )
    }

    /// Customers were handed over.
    pub fn hand_over_done(self, n: usize, to: &str) -> String {
        let customers = self.customers_count(n);
        self.pick(format!("{customers}已移交{to}"), format!("{customers} handed over to {to}"))
    }
}
