//! A person or firm in one letter, on one of six calm tints chosen by the id.

use leptos::prelude::*;
use uuid::Uuid;

/// Whose initial it is: firms are square, people round.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    /// A firm.
    Firm,
    /// A person.
    Person,
}

/// The initial, 20 px.
pub(crate) fn initial(name: &str, id: Uuid, of: Of) -> impl IntoView + use<> {
    view! { <span class="initial" data-tint=tint(id) data-of=shape(of) aria-hidden="true">{letter(name, of)}</span> }
}

/// The initial, 44 px, for the head of a record.
pub(crate) fn large_initial(name: &str, id: Uuid, of: Of) -> impl IntoView + use<> {
    view! {
        <span class="initial" data-size="large" data-tint=tint(id) data-of=shape(of) aria-hidden="true">
            {letter(name, of)}
        </span>
    }
}

fn shape(of: Of) -> Option<&'static str> {
    match of {
        Of::Firm => Some("firm"),
        Of::Person => None,
    }
}

fn tint(id: Uuid) -> String {
    // the last byte is random in every version of id we make
    let last = id.as_bytes().last().copied().unwrap_or(0);
    (last % 6 + 1).to_string()
}

/// Places that begin most firms' names: the letter after them tells firms apart.
const PLACES: [&str; 40] = [
    "北京",
    "上海",
    "天津",
    "重庆",
    "广州",
    "深圳",
    "苏州",
    "杭州",
    "南京",
    "武汉",
    "成都",
    "西安",
    "青岛",
    "佛山",
    "长沙",
    "郑州",
    "合肥",
    "厦门",
    "昆明",
    "哈尔滨",
    "绍兴",
    "珠海",
    "沈阳",
    "大连",
    "济南",
    "宁波",
    "无锡",
    "东莞",
    "福州",
    "石家庄",
    "太原",
    "南昌",
    "贵阳",
    "兰州",
    "乌鲁木齐",
    "呼和浩特",
    "南宁",
    "海口",
    "长春",
    "常州",
];

fn letter(name: &str, of: Of) -> String {
    let name = name.trim();
    let rest = match of {
        Of::Firm => PLACES.iter().find_map(|place| name.strip_prefix(place)).unwrap_or(name),
        Of::Person => name,
    };
    let rest = rest.strip_prefix('市').unwrap_or(rest);
    rest.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_uppercase().to_string()).unwrap_or_else(|| "·".to_owned())
}
