//! Places that begin the names of firms.

/// The places that most firms' names begin with.
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

/// What of a firm's name tells it from others of the same place: `杭州市丰信` is `丰信`.
pub fn without_place(name: &str) -> &str {
    match PLACES.iter().find_map(|place| name.strip_prefix(place)) {
        Some(rest) => rest.strip_prefix('市').unwrap_or(rest),
        None => name,
    }
}
