//! The frame: places, bars, keys, notices, saving.

messages! {
    app_name => "契合" | "Counterpart";
    skip_to_content => "跳到正文" | "Skip to content";
    main_navigation => "主导航" | "Main navigation";
    bottom_navigation => "底部导航" | "Bottom navigation";
    where_you_are => "位置" | "Where you are";
    places_of_selling => "客户与服务" | "Customers";
    places_of_contracts => "合同与履行" | "Contracts";
    places_of_performance => "绩效" | "Performance";
    places_home => "首页" | "Home";
    places_customers => "客户" | "Customers";
    places_contracts => "合同" | "Contracts";
    places_money => "收付款" | "Money";
    places_calendar => "日历" | "Calendar";
    places_settings => "设置" | "Settings";
    places_more => "更多" | "More";
    fold_sidebar => "收起或展开边栏" | "Fold or unfold the sidebar";
    find_or_command => "搜索，或输入命令" | "Search, or type a command";
    add_new => "新建" | "New";
    new_customer => "新客户" | "New customer";
    new_contract => "新合同" | "New contract";
    new_receipt => "记一笔收款" | "Record a receipt";
    switch_language => "Switch to English" | "切换到中文";
    other_language => "EN" | "中";
    switch_theme => "浅色或深色" | "Light or dark";
    theme_system => "跟随系统" | "As the system";
    theme_light => "浅色" | "Light";
    theme_dark => "深色" | "Dark";
    saved => "已存" | "Saved";
    saving => "正在保存…" | "Saving…";
    not_saved => "没有存上" | "Not saved";
    never_backed_up => "还没有备份" | "No backup yet";
    backed_up_today => "今天已备份" | "Backed up today";
    backed_up_days(days: i64) => "{days} 天前备份" | "backed up {days} d ago";
    backup_title => "上次导出整本账簿的时间" | "When the whole book was last exported";
    as_of_title => "移动日期，看那一天的账" | "Move the date and see the book as of that day";
    as_of_today(date: &str) => "今天 {date}" | "Today {date}";
    as_of_moved(date: &str) => "截至 {date}" | "As of {date}";
    as_of_band(date: &str) => "正在看截至 {date} 的账：所有状态、逾期和违约金都按这一天算。" | "You are looking at the book as of {date}: every status, overdue day and late fee is computed for that day.";
    back_to_today => "回到今天" | "Back to today";
    as_of_month_ahead => "下个月今天" | "A month ahead";
    as_of_quarter_end => "季度末" | "Quarter end";
    as_of_year_end => "年末" | "Year end";
    as_of_pick => "看哪一天的账" | "Which day to look at";
    demo_band => "这是演示账簿：公司、人名和数字都是虚构的，改动只留在演示里，不会混进您自己的账簿。" | "This is the demo book: its companies, people and figures are made up. Changes stay in the demo and never mix with a book of your own.";
    demo_leave => "离开演示" | "Leave the demo";
    close => "关闭" | "Close";
    cancel => "取消" | "Cancel";
    save => "保存" | "Save";
    undo => "撤销" | "Undo";
    list_more(hidden: &str) => "再显示一些（还有 {hidden} 条）" | "Show more ({hidden} left)";
    redo => "重做" | "Redo";
    undone => "已撤销。" | "Undone.";
    redone => "已重做。" | "Redone.";
    nothing_to_undo => "没有可以撤销的操作。" | "Nothing to undo.";
    edit => "修改" | "Edit";
    delete => "删除" | "Delete";
    open => "打开" | "Open";
    back => "返回" | "Back";
    none => "无" | "None";
    optional => "选填" | "optional";
    device_date_outside => "本机的日期不在 1900 到 9999 年之间，请先校准时钟。" | "The date of this device is outside 1900 to 9999. Please set its clock.";
    loading => "正在打开账簿…" | "Opening the book…";
    palette_title => "搜索与命令" | "Search and commands";
    palette_nothing(text: &str) => "没有找到“{text}”。可以按名称、拼音或首字母、编号、电话查找，也可以找记录里写过的话。" | "Nothing found for “{text}”. Names, pinyin, numbers, phones and words written in a record all work.";
    palette_clauses => "合同条文与备注" | "Clauses and notes of contracts";
    palette_looking => "正在查看各条记录里写的内容…" | "Reading what is written in the records…";
    palette_in_list(list: &str, text: &str) => "在“{list}”里找“{text}”" | "Look for “{text}” in {list}";
    found_near_one => "没有完全一致的，下列 1 条相近" | "No exact match; 1 comes close";
    found_near_many(n: &str) => "没有完全一致的，下列 {n} 条相近" | "No exact match; {n} come close";
    palette_go => "前往" | "Go to";
    palette_do => "操作" | "Do";
    palette_people => "联系人" | "People";
    palette_move => "移动" | "move";
    palette_open => "打开" | "open";
    palette_hint => "名称、拼音、编号、电话都可以" | "Names, pinyin, numbers and phones all work";
    keys_title => "本页的快捷键" | "Keys of this page";
    keys_everywhere => "任何页面" | "Everywhere";
    keys_lists => "列表" | "Lists";
    keys_find => "搜索与命令" | "Search and commands";
    keys_help => "显示快捷键" | "Show the keys";
    keys_new => "新建" | "New";
    keys_as_of => "移动日期" | "Move the date";
    keys_go(place: &str) => "前往{place}" | "Go to {place}";
    keys_close => "关闭最上面一层" | "Close the top layer";
    keys_save => "保存表单" | "Save the form";
    keys_next_row => "下一行、上一行" | "Next row, previous row";
    keys_open_row => "打开这一行" | "Open the row";
    keys_filter => "在列表里查找" | "Search in the list";
    keys_record => "这条记录" | "This record";
    keys_next_record => "列表里的下一条、上一条" | "Next, previous record of the list";
    keys_board => "看板" | "Board";
    keys_card_move => "移到上一阶段、下一阶段" | "Move the card a stage back, a stage on";
    keys_card_open => "打开商机" | "Open the opportunity";
    record_walk => "列表里的前后记录" | "Records beside this one in the list";
    record_previous => "上一条（K）" | "Previous (K)";
    record_next => "下一条（J）" | "Next (J)";
    record_place(place: &str, count: &str) => "{place} / {count}" | "{place} of {count}";
    not_found_title => "这里没有东西" | "There is nothing here";
    not_found_text => "地址可能抄漏了，或者这条记录已被删除。您的账簿没有变化。" | "The address may be incomplete, or the record was deleted. Your book has not changed.";
    not_found_home => "回首页" | "Go home";
    crash_title => "程序出错，已停下" | "The program met a fault and stopped";
    crash_text => "显示过“已存”的内容都在。请重新载入；如果再次出错，请先导出账簿。" | "Everything that was shown as saved is there. Please reload; if it happens again, export the book first.";
    reload => "重新载入" | "Reload";
    show_as_table => "看成表格" | "Show as table";
    show_as_chart => "看成图" | "Show as chart";
    newer_version_open => "另一个标签页打开了新版本。请重新载入此页，未保存的文字会保留。" | "A newer version was opened in another tab. Please reload this page; unsaved text is kept.";
}

impl crate::i18n::Text {
    /// How many things differ by a slip from what was looked for.
    pub fn found_near(self, n: usize) -> String {
        if n == 1 { self.found_near_one().to_owned() } else { self.found_near_many(&crate::i18n::format::count(n)) }
    }
}
