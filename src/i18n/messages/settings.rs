//! Settings: our company, appearance, the book's file.

messages! {
    settings_company => "我方主体" | "Our company";
    settings_company_text => "合同里我方一栏按这里印出。改动只影响之后的草稿，已签合同不变。" | "Contracts print our side from here. A change affects drafts from now on; signed contracts stay as they are.";
    settings_appearance => "显示" | "Appearance";
    settings_book => "账簿" | "The book";
    settings_language => "语言" | "Language";
    settings_theme => "明暗" | "Light or dark";
    settings_keys => "单键快捷键" | "Single-letter keys";
    settings_keys_text => "关掉后，只有带 Ctrl 的快捷键起作用；按 ? 看全部快捷键。" | "Switched off, only keys with Ctrl act. Press ? for all keys.";
    switch_on => "开" | "On";
    switch_off => "关" | "Off";
    settings_saved => "已保存。" | "Saved.";
    book_where => "存在哪里" | "Where it lives";
    book_where_text => "在这台设备的这个浏览器里，别处没有。清除浏览器数据或换设备之前，请先导出。" | "In this browser on this device and nowhere else. Export it before you clear browser data or change devices.";
    book_records(n: &str) => "{n} 条记录" | "{n} records";
    book_kept => "浏览器已答应长期保存" | "The browser has promised to keep it";
    book_not_kept => "浏览器没有答应长期保存：空间紧张时可能被清掉，请常导出" | "The browser has not promised to keep it: when space runs short it may be cleared, so export often";
    book_space(used: &str, all: &str) => "已用 {used}，可用 {all}" | "{used} used of {all}";
    book_export => "导出整本账簿" | "Export the whole book";
    book_export_text => "一个文件，装着全部客户、合同和收款，可以带到另一台设备，也是您的备份。文件没有加密，请放在稳妥的地方。" | "One file with every customer, contract and receipt: take it to another device, or keep it as your backup. It is not encrypted, so keep it somewhere safe.";
    book_export_button => "下载账簿文件" | "Download the book";
    book_exported(name: &str) => "已开始下载 {name}。请确认它真的存到了您要的地方。" | "The download of {name} has started. Please check that it arrived where you want it.";
    book_import => "从文件带入" | "Bring in from a file";
    book_import_text => "同一本账簿的文件会与这里的内容合并；写入之前先看清会变什么。" | "A file of this same book is merged with what is here; you see what will change before anything is written.";
    book_import_button => "选择文件" | "Choose a file";
    book_reading => "正在读文件…" | "Reading the file…";
    incoming_title => "带入之前看一眼" | "Before it comes in";
    incoming_from(name: &str) => "文件 {name}" | "File {name}";
    incoming_new(n: &str) => "新增 {n} 条" | "{n} new";
    incoming_changed(n: &str) => "更新 {n} 条" | "{n} newer there";
    incoming_same(n: &str) => "这里已有 {n} 条，不变" | "{n} already here, unchanged";
    incoming_conflicts(n: &str) => "两边都改过 {n} 处，两个值都留着" | "{n} changed on both sides; both values are kept";
    incoming_nothing => "文件里没有新内容：这里都已经有了。" | "Nothing new in the file: everything is here already.";
    incoming_apply => "带入" | "Bring it in";
    incoming_done(n: &str) => "已带入，共写入 {n} 条记录。" | "Brought in: {n} records written.";
    incoming_refused => "这个文件没有带入，您的账簿没有变化。" | "The file was not brought in. Your book has not changed.";
    company_representative => "法定代表人" | "Legal representative";
}
