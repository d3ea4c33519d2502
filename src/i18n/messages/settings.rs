//! Settings: our company, appearance, the book's file.

messages! {
    settings_company => "我方主体" | "Our company";
    settings_company_text => "合同里我方一栏按这里印出。改动只影响之后的草稿，已签合同不变。" | "Contracts print our side from here. A change affects drafts from now on; signed contracts stay as they are.";
    settings_appearance => "显示" | "Appearance";
    settings_book => "账簿" | "The book";
    about_title => "关于" | "About";
    about_version(version: &str, licence: &str) => "契合 {version}，按 {licence} 许可证开放源代码。" | "Counterpart {version}, open source under the {licence} licence.";
    settings_language => "语言" | "Language";
    settings_theme => "明暗" | "Light or dark";
    settings_keys => "单键快捷键" | "Single-letter keys";
    settings_keys_text => "关掉后，只有带 Ctrl 的快捷键起作用；按 ? 看所在页面的快捷键。" | "Switched off, only keys with Ctrl act. Press ? for the keys of the page you are on.";
    switch_on => "开" | "On";
    switch_off => "关" | "Off";
    settings_saved => "已保存。" | "Saved.";
    book_where => "存在哪里" | "Where it lives";
    book_where_text => "在这台设备的这个浏览器里，别处没有。清除浏览器数据或换设备之前，请先导出。" | "In this browser on this device and nowhere else. Export it before you clear browser data or change devices.";
    book_records(n: &str) => "{n} 条记录" | "Records: {n}";
    book_kept => "浏览器已答应长期保存" | "The browser has promised to keep it";
    book_not_kept => "浏览器没有答应长期保存：空间紧张时可能被清掉，请常导出" | "The browser has not promised to keep it: when space runs short it may be cleared, so export often";
    book_space(used: &str, all: &str) => "已用 {used}，可用 {all}" | "{used} used of {all}";
    book_export => "导出整本账簿" | "Export the whole book";
    book_export_text => "一个文件，装着全部客户、合同和收款，可以带到另一台设备，也是您的备份。不设口令，文件就没有加密，请放在稳妥的地方。" | "One file with every customer, contract and receipt: take it to another device, or keep it as your backup. Without a passphrase it is not encrypted, so keep it somewhere safe.";
    book_export_button => "下载账簿文件" | "Download the book";
    book_exported(name: &str) => "已开始下载 {name}。请确认它真的存到了您要的地方。" | "The download of {name} has started. Please check that it arrived where you want it.";
    export_passphrase => "口令（可不填）" | "Passphrase (optional)";
    export_passphrase_again => "再输一遍" | "Once more";
    export_passphrase_help => "设了口令，文件就加密成标准的 age 格式。忘了口令，谁也打不开这个文件。" | "With a passphrase the file is encrypted in the standard age format. Nobody can open it if the passphrase is forgotten.";
    export_passphrase_differs => "两次输入的口令不一样。" | "The two passphrases differ.";
    export_going => "正在生成文件…" | "Making the file…";
    export_cancelled => "已停止，没有生成文件。" | "Stopped. No file was made.";
    errand_share(done: &str, total: &str) => "{done} / {total}" | "{done} of {total}";
    errand_cancel => "停止" | "Stop";
    no_randomness => "浏览器不提供安全的随机数，没有生成文件。请更新浏览器。" | "This browser offers no secure randomness, so no file was made. Please update it.";
    worker_stale => "网站刚更新，本页还是旧版本。请重新载入后再试；您的账簿没有变化。" | "The site was just updated and this page is the older version. Please reload and try again; your book has not changed.";
    worker_unloaded => "这项工作要用的程序没能载入：可能网络中断，或网站刚更新。请重新载入后再试；您的账簿没有变化。" | "The program for this task could not be loaded: the network broke off or the site was just updated. Please reload and try again; your book has not changed.";
    worker_stopped => "这项工作中途停了：文件对这台设备来说太大，或程序出了错。您的账簿没有变化；请关掉别的网页后再试，或换一台内存更大的设备。" | "This task stopped in the middle: the file is too large for this device, or the program failed. Your book has not changed; please close other pages and try again, or use a device with more memory.";
    incoming_from(name: &str) => "文件 {name}" | "File {name}";
    incoming_refused => "这个文件没有带入，您的账簿没有变化。" | "The file was not brought in. Your book has not changed.";
    company_representative => "法定代表人" | "Legal representative";
}
