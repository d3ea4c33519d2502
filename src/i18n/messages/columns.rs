//! The columns of the list of customers.

messages! {
    columns => "列" | "Columns";
    columns_choose => "选择显示的列" | "Choose the columns";
    columns_help => "名称始终在最前。看的是存下的视图时，列随视图一起保存；否则只记在这台设备上。" | "The name always stands first. A saved view keeps its columns; without a view they are remembered on this device.";
    columns_keys => "拖动，或按 Alt 加方向键，可以调整先后。" | "Drag, or press Alt with an arrow key, to change the order.";
    columns_usual => "恢复默认的列" | "The usual columns";
    columns_done => "完成" | "Done";
    columns_up(name: &str) => "{name}往前移" | "Move {name} up";
    columns_down(name: &str) => "{name}往后移" | "Move {name} down";
    columns_moved(name: &str, place: usize) => "{name}现在排在第 {place} 位" | "{name} is now in place {place}";
    columns_kept(name: &str) => "视图“{name}”的列已保存。" | "The columns of the view “{name}” are saved.";
    columns_last_contact => "最近联系" | "Last contact";
    columns_next_step => "下一步" | "Next step";
    columns_contracts => "合同数" | "Contracts";
    columns_in_force => "在履行 ¥" | "In force ¥";
    columns_collected => "已收 ¥" | "Collected ¥";
}
