//! The book as a whole: first run, export, import, what cannot be opened.

messages! {
    start_title => "您的客户与合同，都在一本私人账簿里。" | "Your customers and the contracts with them, in one private book.";
    start_lead => "合同怎么写，账就怎么算。除非您自己导出，任何内容都不会离开这个浏览器。" | "What the contract says and what the book computes are the same thing. Nothing leaves this browser unless you export it.";
    start_demo_title => "看看演示账簿" | "See the demo book";
    start_demo_text => "一家小型仪表厂，十多位客户、二十来份合同。与您自己的账簿完全分开，关掉就不留痕迹。" | "A small instrument maker with a dozen customers and some twenty contracts. Kept apart from any book of your own; close it and no trace stays.";
    start_demo_button => "打开演示" | "Open the demo";
    demo_size => "演示的规模" | "Size of the demo";
    demo_usual_size => "小公司" | "A small firm";
    demo_takes_nothing => "一会儿就好。" | "Ready in a moment.";
    demo_takes_seconds => "要几秒钟，最多占 12 MB 左右。" | "Takes seconds, and up to about 12 MB.";
    demo_takes_a_minute => "要一分钟左右，最多占 110 MB 左右。" | "Takes about a minute, and up to about 110 MB.";
    demo_takes_long => "要好几分钟，最多占 1.1 GB 左右，适合内存充裕的电脑；随时可以停。" | "Takes many minutes, and up to about 1.1 GB, on a computer with memory to spare. You can stop it at any time.";
    demo_growing(total: &str) => "正在生成 {total} 位客户的演示账簿" | "Making a demo book of {total} customers";
    demo_stopped => "已停止，没有留下演示账簿。" | "Stopped. No demo book is left.";
    start_own_title => "建自己的账簿" | "Start your own book";
    start_own_text => "写上公司名称，录入第一位客户，或者直接导入一张表格：列会自动对上，有问题的行逐条列出。" | "Name your company and add the first customer, or bring a spreadsheet: columns are matched for you and every bad row is shown.";
    start_own_button => "新建账簿" | "Start a book";
    start_restore_title => "从文件恢复" | "Restore from a file";
    start_restore_text => "有备份吗？选那个导出的账簿文件。写入之前，先让您看清里面有什么。" | "Do you have a backup? Choose the exported book. You see what is in it before anything is written.";
    start_restore_button => "选择文件" | "Choose a file";
    start_where_title => "存在哪里" | "Where it lives";
    start_where_text => "就在这台设备的这个浏览器里。没有账号，没有服务器。若在无痕窗口里打开，关掉窗口就没有了。" | "In this browser, on this device. No account, no server. In a private window it is gone when you close it.";
    start_backup_title => "您的备份" | "Your backup";
    start_backup_text => "由您保管的一个文件。太久没备份时会提醒您。" | "One file you keep. We remind you when it is old.";
    start_not_title => "它不做什么" | "What it does not do";
    start_not_text => "不替您发消息，关着时不提醒，不提供法律意见。" | "Send messages, remind you while it is closed, or give legal advice.";
    start_drop => "也可以把文件拖到这一页的任何地方。" | "You can also drop a file anywhere on this page.";
    start_name_label => "公司名称" | "Company name";
    start_name_help => "写营业执照上的全称；合同里会用到。" | "The full registered name; contracts will use it.";
    start_name_missing => "请写上公司名称。" | "Please write the company's name.";
    demo_failed => "演示账簿没能生成：本机日期可能不对。您自己的账簿没有受影响。" | "The demo book could not be made: the date of this device may be wrong. Your own book is not affected.";
    stopped_title => "账簿没能打开" | "The book could not be opened";
    export_book => "导出整本账簿" | "Export the whole book";
    import_customers => "导入客户" | "Import customers";
}
